"use strict";
// Keys and folding shared by all pages. No page needs a script to be read.
