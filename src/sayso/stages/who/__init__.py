"""Who is who: names, roles and pronouns of one article brought together as parties."""
