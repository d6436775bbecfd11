"""Types as far as a reader sees them at a glance: heads such as list, dict, ndarray, DataFrame."""

from __future__ import annotations

import ast
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Type:
    """A type's plain name, and its arguments where they are written or plain to see."""

    head: str
    args: tuple[Type | None, ...] = ()

    @property
    def element(self) -> Type | None:
        """The type of what iterating gives, where known."""
        if self.head in ("str", "bytes"):
            return Type("str") if self.head == "str" else Type("int")
        if self.head in ("range",):
            return Type("int")
        if self.head == "file":
            return Type("str")
        return self.args[0] if self.args else None


# Membership, count and index scan these.
LINEAR = frozenset({"list", "Sequence", "tuple"})
LIST_LIKE = frozenset({"list", "Sequence"})
HASHED = frozenset({"set", "frozenset", "dict", "Counter", "defaultdict", "OrderedDict", "keys"})

_ALIASES = {
    "List": "list",
    "MutableSequence": "list",
    "Tuple": "tuple",
    "Dict": "dict",
    "Mapping": "dict",
    "MutableMapping": "dict",
    "Set": "set",
    "MutableSet": "set",
    "AbstractSet": "set",
    "FrozenSet": "frozenset",
    "Deque": "deque",
    "DefaultDict": "defaultdict",
    "NDArray": "ndarray",
    "ArrayLike": "ndarray",
    "TextIO": "file",
    "IO": "file",
    "Generator": "Iterator",
    "PathLike": "Path",
}
_CALLS = {
    "list": "list",
    "sorted": "list",
    "dict": "dict",
    "set": "set",
    "frozenset": "frozenset",
    "tuple": "tuple",
    "str": "str",
    "repr": "str",
    "format": "str",
    "input": "str",
    "chr": "str",
    "int": "int",
    "len": "int",
    "ord": "int",
    "hash": "int",
    "id": "int",
    "float": "float",
    "bool": "bool",
    "bytes": "bytes",
    "bytearray": "bytearray",
    "isinstance": "bool",
    "range": "range",
    "open": "file",
    "io.open": "file",
    "zip": "Iterator",
    "map": "Iterator",
    "filter": "Iterator",
    "enumerate": "Iterator",
    "reversed": "Iterator",
    "iter": "Iterator",
    "any": "bool",
    "all": "bool",
    "collections.deque": "deque",
    "collections.Counter": "Counter",
    "collections.defaultdict": "defaultdict",
    "collections.OrderedDict": "OrderedDict",
    "re.findall": "list",
    "re.split": "list",
    "re.sub": "str",
    "re.compile": "Pattern",
    "re.finditer": "Iterator",
    "os.listdir": "list",
    "glob.glob": "list",
    "heapq.nsmallest": "list",
    "heapq.nlargest": "list",
    "random.sample": "list",
    "pathlib.Path": "Path",
    "math.sqrt": "float",
    "math.exp": "float",
    "math.log": "float",
    "time.time": "float",
    "time.perf_counter": "float",
    "random.random": "float",
    "pandas.DataFrame": "DataFrame",
    "pandas.concat": "DataFrame",
    "pandas.merge": "DataFrame",
    "pandas.Series": "Series",
    "pandas.date_range": "Index",
    "pandas.Index": "Index",
    "random.Random": "Random",
    "numpy.random.default_rng": "NumpyGenerator",
}
_NUMPY = frozenset(
    "array asarray zeros ones empty full arange linspace logspace eye identity zeros_like "
    "ones_like empty_like full_like concatenate vstack hstack stack column_stack append insert "
    "delete sort argsort unique diff cumsum cumprod clip log log1p log2 log10 exp sqrt "
    "maximum minimum abs dot matmul outer where nonzero flatnonzero repeat tile reshape ravel "
    "transpose fromiter loadtxt genfromtxt load meshgrid isnan isin random.rand random.randn "
    "random.normal random.uniform random.randint random.choice random.permutation atleast_1d "
    "atleast_2d expand_dims squeeze round nan_to_num cov corrcoef bincount digitize".split()
)
_STR_TO_STR = frozenset(
    "strip lstrip rstrip lower upper title capitalize casefold replace join format zfill ljust "
    "rjust center removeprefix removesuffix swapcase expandtabs translate".split()
)
_FRAME_TO_FRAME = frozenset(
    "copy head tail merge join reset_index set_index dropna fillna sort_values sort_index assign "
    "drop rename drop_duplicates query sample astype pivot_table pivot melt replace round "
    "reindex nlargest nsmallest stack unstack shift diff rolling".split()
)
_ARRAY_TO_ARRAY = frozenset(
    "copy reshape ravel flatten astype transpose squeeze cumsum clip round repeat take".split()
)
_METHODS: dict[tuple[str, str], Type] = {
    ("str", "split"): Type("list", (Type("str"),)),
    ("str", "rsplit"): Type("list", (Type("str"),)),
    ("str", "splitlines"): Type("list", (Type("str"),)),
    ("str", "encode"): Type("bytes"),
    ("str", "count"): Type("int"),
    ("str", "find"): Type("int"),
    ("bytes", "decode"): Type("str"),
    ("file", "read"): Type("str"),
    ("file", "readline"): Type("str"),
    ("file", "readlines"): Type("list", (Type("str"),)),
    ("Path", "read_text"): Type("str"),
    ("Path", "read_bytes"): Type("bytes"),
    ("Path", "open"): Type("file"),
    ("Path", "glob"): Type("Iterator", (Type("Path"),)),
    ("Path", "iterdir"): Type("Iterator", (Type("Path"),)),
    ("Path", "with_suffix"): Type("Path"),
    ("Counter", "most_common"): Type("list"),
    ("ndarray", "tolist"): Type("list"),
    ("Series", "tolist"): Type("list"),
    ("Series", "to_list"): Type("list"),
    ("Series", "unique"): Type("ndarray"),
    ("Series", "to_numpy"): Type("ndarray"),
    ("DataFrame", "to_numpy"): Type("ndarray"),
    ("DataFrame", "groupby"): Type("GroupBy"),
    ("Series", "groupby"): Type("GroupBy"),
    ("GroupBy", "mean"): Type("Series"),
    ("GroupBy", "sum"): Type("Series"),
}
_EVIDENCE: tuple[tuple[frozenset[str], str], ...] = (
    (
        frozenset(
            {
                "iterrows",
                "itertuples",
                "groupby",
                "iloc",
                "loc",
                "columns",
                "merge",
                "dropna",
                "fillna",
            }
        ),
        "DataFrame",
    ),
    (frozenset({"items", "keys", "setdefault", "popitem"}), "dict"),
    (frozenset({"appendleft", "popleft"}), "deque"),
    (frozenset({"extend", "append", "insert", "sort", "reverse"}), "list"),
    (frozenset({"add", "discard", "issubset", "isdisjoint"}), "set"),
    (frozenset({"startswith", "endswith", "lower", "upper", "splitlines", "isdigit"}), "str"),
)
_DICTS = frozenset({"dict", "defaultdict", "OrderedDict", "Counter"})


def annotated_type(node: ast.expr | None) -> Type | None:
    """The type an annotation states; `X | None` and Optional[X] count as X."""
    if node is None:
        return None
    if isinstance(node, ast.Constant):
        return _quoted(node.value) if isinstance(node.value, str) else None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _union([node.left, node.right])
    if isinstance(node, ast.Subscript):
        head = _head(node.value)
        inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if head in ("Optional", "Final", "ClassVar", "Annotated"):
            return annotated_type(inner[0]) if inner else None
        if head == "Union":
            return _union(inner)
        if head == "Literal":
            values = [item.value for item in inner if isinstance(item, ast.Constant)]
            return Type(type(values[0]).__name__) if values else None
        if head is None:
            return None
        return Type(head, tuple(annotated_type(item) for item in inner))
    head = _head(node)
    return Type(head) if head else None


def _quoted(text: str) -> Type | None:
    if len(text) > 200:
        return None
    try:
        return annotated_type(ast.parse(text, mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _union(members: list[ast.expr]) -> Type | None:
    real = [m for m in members if not (isinstance(m, ast.Constant) and m.value is None)]
    types = {annotated_type(member) for member in real}
    return types.pop() if len(types) == 1 else None


def _head(node: ast.expr) -> str | None:
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", None)
    return _ALIASES.get(name, name) if name else None


def call_type(name: str) -> Type | None:
    """The type that calling the function of this qualified name gives."""
    head = _CALLS.get(name)
    if head is not None:
        return Type(head)
    package, _, rest = name.partition(".")
    if package == "numpy" and rest in _NUMPY:
        return Type("ndarray")
    if package == "pandas" and rest.startswith("read_"):
        return Type("DataFrame")
    return None


def method_type(receiver: Type, name: str) -> Type | None:
    """The type that a method call on a value of type `receiver` gives."""
    known = _METHODS.get((receiver.head, name))
    if known is not None:
        return known
    if receiver.head == "str" and name in _STR_TO_STR:
        return receiver
    if receiver.head in ("DataFrame", "Series") and name in _FRAME_TO_FRAME:
        return receiver
    if receiver.head == "ndarray" and name in _ARRAY_TO_ARRAY:
        return receiver
    if receiver.head in _DICTS:
        key, value = (*receiver.args, None, None)[:2]
        if receiver.head == "Counter":
            value = Type("int")
        if name == "keys":
            return Type("keys", (key,))
        if name == "values":
            return Type("values", (value,))
        if name == "items":
            return Type("items", (Type("tuple", (key, value)),))
        if name in ("get", "pop", "setdefault"):
            return value
    if name == "copy":
        return receiver
    if receiver.head == "list" and name == "pop":
        return receiver.element
    return None


def named_type(name: str) -> Type | None:
    """The type that custom gives a name: `df`, `sales_df` and `df_train` are frames."""
    is_frame = name in ("df", "dataframe") or name.endswith("_df") or name.startswith("df_")
    return Type("DataFrame") if is_frame else None


def evidence_type(methods: set[str]) -> Type | None:
    """The type that the methods called on a name speak for, if they speak for one only."""
    found = {head for marks, head in _EVIDENCE if marks & methods}
    if found == {"deque", "list"}:
        return Type("deque")
    return Type(found.pop()) if len(found) == 1 else None
