"""Facts about units, and who is to be engaged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiju.core.words import Word
from jiju.spine.actors import Reach
from jiju.spine.permissions import DEPUTY, ROLE_NAMES
from jiju.spine.roles import Role

# How far each role may reach. A posting that reaches further than its role is refused.
REACHES: dict[Role, frozenset[Reach]] = {
    Role.PROVINCE: frozenset({"all"}),
    Role.DEPARTMENT: frozenset({"types", "all"}),  # the bureau of statistics sees every type
    Role.CITY: frozenset({"city"}),
    Role.COUNTY: frozenset({"county"}),
    Role.ZONE_HEAD: frozenset({"zone"}),
    Role.ZONE_STATISTICIAN: frozenset({"zone"}),
    Role.ENTERPRISE: frozenset({"enterprise"}),
    Role.EXPERT: frozenset({"none"}),
    Role.FINANCE: frozenset({"city", "all"}),  # of one city, or of the province
    Role.AUDITOR: frozenset({"all"}),
    Role.ADMINISTRATOR: frozenset({"all"}),
}


# Whose posts somebody hands over. The provincial office answers for the posts below it, not for its own, nor for
# those that watch over it.
HANDS_OVER: dict[Role, frozenset[Role]] = {
    Role.SYSTEM: frozenset(REACHES),
    Role.ADMINISTRATOR: frozenset(REACHES),
    Role.PROVINCE: frozenset(REACHES) - {Role.PROVINCE, Role.AUDITOR, Role.ADMINISTRATOR},
}


@dataclass(frozen=True)
class UnitFacts:
    """A unit as it is founded. Missing: parent "" has none; until None is still there."""

    code: str
    name: str
    short_name: str
    kind: str
    parent: str
    division_code: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Engagement:
    """A person, the posting and the account, as one is engaged.

    Missing  an empty password, with no hash either, makes an account that cannot yet sign in
    """

    username: str
    password: str
    name: str
    role: Role
    unit_code: str
    reach: Reach
    codes: tuple[str, ...]
    since: date
    is_demo: bool = False
    phone: str = ""
    password_hash: str = ""  # taken as it is, in place of the password
    deputy: bool = False
    document: str = ""
    document_date: date | None = None


@dataclass(frozen=True)
class Successor:
    """Who takes a post over: somebody with an account already, or a new person.

    Missing  name and password are asked only of a new person
    """

    username: str
    name: str = ""
    password: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Post:
    """A post and who holds it, for whoever hands posts over.

    Missing  until None is still held; usernames are empty for somebody who cannot sign in
    """

    id: int
    person: str
    name: str
    usernames: tuple[str, ...]
    role: Role
    unit_code: str
    unit_name: str
    codes: tuple[str, ...]
    since: date
    until: date | None
    document: str
    email: str = ""
    document_date: date | None = None
    deputy: bool = False

    @property
    def title(self) -> Word:
        """What the holder is called."""
        return DEPUTY if self.deputy else ROLE_NAMES[self.role]


@dataclass(frozen=True)
class Trained:
    """One training of the holder of a post. Missing: a certificate "" was not given."""

    on: date
    subject: str
    certificate: str


@dataclass(frozen=True)
class Appointment:
    """The document that appoints somebody: its name and number, and its date."""

    document: str
    dated: date | None = None


@dataclass(frozen=True)
class PostPage:
    """One page of a list of posts, and how many there are in all."""

    rows: tuple[Post, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class DemoAccount:
    """A demonstration sign-in."""

    role: Role
    username: str
    name: str
    unit_name: str


@dataclass(frozen=True)
class Posted:
    """Who holds a post. Missing: until None is still held."""

    person: str
    name: str
    role: Role
    unit_name: str
    since: date
    until: date | None = None
    document: str = ""
    phone: str = ""
    document_date: date | None = None
    deputy: bool = False
    to: str = ""  # whom it was handed over to

    @property
    def title(self) -> Word:
        """What the holder is called."""
        return DEPUTY if self.deputy else ROLE_NAMES[self.role]
