from liren.accounts.models.grant import BreakGlass, GridHandover, Role, RoleGrant
from liren.accounts.models.user import User

__all__ = ["BreakGlass", "GridHandover", "Role", "RoleGrant", "User"]
