"""The month, the targets and the leader's overview."""
