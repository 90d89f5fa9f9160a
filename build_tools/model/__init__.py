"""The values that stages hand to each other: frozen records, nothing else."""
