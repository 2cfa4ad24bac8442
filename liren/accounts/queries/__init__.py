from liren.accounts.queries.actors import actor_for

__all__ = ["actor_for"]
