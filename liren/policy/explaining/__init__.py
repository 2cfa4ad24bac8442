"""Explaining: why a unit stands as it does on a clause, in one sentence with the true figures. Pure; see `liren.policy.why`."""
