"""Over all sources: names and dates resolved, claims with typed values, agreement and disagreement."""
