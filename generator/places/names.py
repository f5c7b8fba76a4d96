"""What places are called: the states' codes, and the names of cities and counties as people write them.

Pure. The postal service writes plain capitals and no accents, and calls a few mail rooms cities; the tables
here are what it takes to undo that.
"""

import functools
import re
from collections.abc import Mapping

from generator.text import fold_place

STATES: Mapping[str, str] = {
    "AL": "Alabama",
    "AK": "Alaska",
    "AS": "American Samoa",
    "AZ": "Arizona",
    "AR": "Arkansas",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DE": "Delaware",
    "DC": "District of Columbia",
    "FL": "Florida",
    "GA": "Georgia",
    "GU": "Guam",
    "HI": "Hawaii",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "IA": "Iowa",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "ME": "Maine",
    "MD": "Maryland",
    "MA": "Massachusetts",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MS": "Mississippi",
    "MO": "Missouri",
    "MT": "Montana",
    "NE": "Nebraska",
    "NV": "Nevada",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NY": "New York",
    "NC": "North Carolina",
    "ND": "North Dakota",
    "MP": "Northern Mariana Islands",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "PR": "Puerto Rico",
    "RI": "Rhode Island",
    "SC": "South Carolina",
    "SD": "South Dakota",
    "TN": "Tennessee",
    "TX": "Texas",
    "UT": "Utah",
    "VT": "Vermont",
    "VI": "U.S. Virgin Islands",
    "VA": "Virginia",
    "WA": "Washington",
    "WV": "West Virginia",
    "WI": "Wisconsin",
    "WY": "Wyoming",
}
"""The 50 states, DC and five territories; neither military post nor the freely associated states."""

WELL_KNOWN: Mapping[tuple[str, str], str] = {
    ("AK", "Utqiagvik"): "Barrow",
    ("CA", "LA"): "Los Angeles",
    ("CA", "SF"): "San Francisco",
    ("CA", "San Fran"): "San Francisco",
    ("DC", "DC"): "Washington",
    ("DC", "Washington DC"): "Washington",
    ("IN", "Indy"): "Indianapolis",
    ("LA", "NOLA"): "New Orleans",
    ("NV", "Vegas"): "Las Vegas",
    ("NY", "The Bronx"): "Bronx",
    ("PA", "Philly"): "Philadelphia",
}
"""What people call a city and no row does. NYC, ATL, OKC, SLC and many more stand in the rows."""

_NO_PLACES = frozenset(
    {
        ("", "apo"),
        ("", "dpo"),
        ("", "fpo"),
        ("", "dhs"),
        ("", "parcelreturnservice"),
        ("DC", "navalanacostannex"),
        ("DC", "northpole"),
        ("MD", "southernmdfacility"),
        ("MD", "suburbmarylandfac"),
        ("PA", "wilkesbarrepasanddc"),
    }
)
"""Main names that are mail rooms, not places: military post in a civil state, sorting halls, Santa Claus."""

_SPELT: Mapping[str, tuple[str, ...]] = {
    "AL": ("LaFayette",),
    "CA": ("Carmel-by-the-Sea", "La Cañada Flintridge"),
    "CO": ("Cañon City",),
    "FL": ("DeBary", "DeLand", "Land O' Lakes"),
    "GA": ("LaFayette", "LaGrange"),
    "GU": ("Hagåtña",),
    "HI": ("Kailua-Kona",),
    "ID": ("Coeur d'Alene",),
    "IL": ("DeKalb", "LaSalle", "O'Fallon"),
    "IN": ("DeMotte",),
    "LA": ("DeQuincy", "DeRidder", "LaPlace", "Pointe à la Hache"),
    "ME": ("Dover-Foxcroft",),
    "MI": ("DeWitt", "L'Anse"),
    "MO": ("Lee's Summit", "O'Fallon"),
    "MS": ("D'Iberville", "D'Lo"),
    "NC": ("Fuquay-Varina", "Winston-Salem"),
    "NJ": ("Ho-Ho-Kus",),
    "NM": ("Doña Ana", "Española"),
    "NY": ("Croton-on-Hudson", "Hastings-on-Hudson"),
    "PA": ("Wilkes-Barre",),
    "PR": (
        "Añasco",
        "Bayamón",
        "Canóvanas",
        "Cataño",
        "Comerío",
        "Guánica",
        "Juana Díaz",
        "Las Marías",
        "Loíza",
        "Manatí",
        "Mayagüez",
        "Peñuelas",
        "Rincón",
        "Río Grande",
        "San Germán",
        "San Sebastián",
    ),
    "TX": ("D'Hanis", "DeSoto"),
    "WA": ("SeaTac",),
    "WI": ("Land O' Lakes",),
}
"""As the places write them: names that the postal service writes without accents, hyphens, inner capitals."""

_COUNTY_RENAMED: Mapping[tuple[str, str], str] = {
    ("AK", "City and Borough of Juneau"): "Juneau City and Borough",
    ("AK", "Municipality of Anchorage"): "Anchorage Municipality",
    ("AK", "Prince of Wales-Outer Ketchikan Borough"): "Prince of Wales-Hyder Census Area",
    ("GA", "Cleburne County"): "",
    ("ND", "McPherson County"): "",
    ("NE", "Todd County"): "",
    ("OR", "Modoc County"): "",
    ("PA", "Monongalia County"): "",
    ("VA", "James city"): "James City County",
    ("VA", "McDowell County"): "",
    ("WV", "Washington County"): "",
}
"""Counties under a second or former name, and (empty) counties of the state next door."""

_SMALL_WORD = re.compile(r"(?<=[a-z] )(And|At|By|Du|In|Of|On|Or|The)(?= )")
_SAINT = re.compile(r"\b(?:Saint|St)\b\.?(?! *$)")
_MC = re.compile(r"\bMc(?!bh) ?([A-Za-z])")
_O = re.compile(r"\bO ([A-Z][a-z]+)")


@functools.lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """What two spellings of one name share: "O'Fallon" and "O Fallon", "St. Louis" and "Saint Louis"."""
    return fold_place(name).replace(" ", "")


def spelt(name: str, state: str) -> str:
    """The name as the place writes it, from the postal service's: "St. Paul", "McLean", "King of Prussia"."""
    own = _SPELT_BY_KEY.get((state, key(name)))
    if own:
        return own
    name = _SAINT.sub("St.", name).replace("Sainte ", "Ste. ")
    name = _MC.sub(lambda m: f"Mc{m[1].upper()}", name)
    return _SMALL_WORD.sub(lambda m: m[1].lower(), _O.sub(r"O'\1", name))


_SPELT_BY_KEY = {(state, key(name)): name for state, names in _SPELT.items() for name in names}


def is_place(city: str, state: str) -> bool:
    """Whether the main name of a ZIP is a place in one of our states, and no mail room."""
    name = key(city)
    return state in STATES and not {("", name), (state, name)} & _NO_PLACES


def county_spelt(name: str, state: str) -> str:
    """One spelling of a county: "Baltimore City" for "Baltimore city", "Bayamón Municipio" for "Bayamon"."""
    name = _COUNTY_RENAMED.get((state, name), name)
    if state == "PR" and name:
        return f"{spelt(name.removesuffix(' Municipio'), state)} Municipio"
    name = re.sub(r" city$", " City", name)
    return re.sub(r"^St ", "St. ", name).replace("Dona Ana", "Doña Ana")
