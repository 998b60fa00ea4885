"""Pages: templates over small frozen contexts; no page needs a script to be read.

What every page needs:
    links         where a link leads: on a server, among files on disk, nowhere
    rendering     a template and its context, with the policy under which nothing else runs
    nouns         what pages are made of: looks of voices, notes, a few facts
    plots         text measured and broken, days in columns, for pictures
    histogram     counts by day as bars
    listing       things in a table, a page at a time

An article:
    text          its text in rows, cut into pieces with their marks
    why           the grounds of a line
    telling       what a note says of one statement or assertion
    notes         who says what beside a row, one note for each who speaks
    paragraphs    each row with its notes
    bar           whose words follow whose, with the key
    short         the first facts, in cells
    measures      times, numbers and places in tables
    article       the page
    coverage      how much of it was understood

A claim, and two articles:
    lanes         who tells it when, a lane for each on whose say-so
    ladders       a number or a certainty, day by day
    claim_places  each mention with its place, lane and sign
    claim_steps   what changed, and the ladders of it
    claim_picture  the lanes filled
    differing     a passage beside another, its own words marked
    claim         the page
    comparing     two articles, or the versions of one, side by side

A store:
    speaker       who somebody is, what is said, who denies it
    outlet        whose words an outlet prints, how its sources are named
    searching     places that hold some words, and what narrows them
    desk          what is new
    review        the least sure statements, to accept, correct or reject

Elsewhere:
    notebook      a reading, a trail and a statement in a notebook

Each imports only from those above it.
"""
