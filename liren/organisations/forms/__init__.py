"""What people type about bodies: shape and messages; operations save."""
