"""The learner's own data (Django models): reviews, answers, card lineage. The only mutable state."""
