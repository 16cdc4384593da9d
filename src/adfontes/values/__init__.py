"""The frozen types that every room speaks: pure values, no identity, no input or output."""
