"""What the layout of a page says about who speaks: turns of a talk, signed letters, posts and quotations."""
