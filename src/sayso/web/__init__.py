"""The web: pages of a store on this computer, and as files for any server; nothing here asks anybody else."""
