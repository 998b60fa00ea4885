"""Claims beyond one machine: what a store links, linked from parts on a Spark cluster, by joins on keys."""
