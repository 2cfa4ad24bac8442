"""What this room can judge: people in posts, bodies and their texts, compounds, money and facilities."""

from liren.organisations.indicators import bodies, compounds, grids, guarantees, people, terms, texts

INDICATORS = (
    *people.INDICATORS,
    *bodies.INDICATORS,
    *terms.INDICATORS,
    *texts.INDICATORS,
    *compounds.INDICATORS,
    *guarantees.INDICATORS,
    *grids.INDICATORS,
)
