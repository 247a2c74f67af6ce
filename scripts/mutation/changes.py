"""Small changes of meaning that may be made in a Swift source, by rule and without knowing the types."""

import collections
import hashlib
import re

TEXT, COMMENT = "\1", "\2"
OPENING, CLOSING = "([{", ")]}"
# Stands for the change's number in what is compiled, and for an operator of its own.
NUMBER, OPERATOR = "⟪n⟫", "⟪op⟫"
TURNED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&", "+": "-", "-": "+"}
REVERSED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
GROUPS = {"&&": "LogicalConjunctionPrecedence", "||": "LogicalDisjunctionPrecedence", "+": "AdditionPrecedence",
          "-": "AdditionPrecedence"}
FORMULA = re.compile(r"\b[A-Z]{2,}\(")
IN_FORMULA = {**{sign: TURNED[sign] for sign in ("<", "<=", ">", ">=", "+", "-")}, "=": "<>", "<>": "=", "*": "/", "/": "*",
              "AND": "OR", "OR": "AND", "MAX": "MIN", "MIN": "MAX"}
DECLARATION = re.compile(r"\b(?:func|init|subscript|typealias|case|enum|struct|protocol|extension|operator|import)\b")
KEYWORDS = set("if guard while switch return for in case let var func init catch throw throws try await else self super "
               "where repeat defer fatalError".split())
# Functions whose result is of their argument's type: what they do can be left out.
SAME_TYPE = {"sorted", "reversed", "lowercased", "uppercased"}


class Change:
    """One change: how its lines read then, and what is compiled in their place."""

    def __init__(self, source, kind, edits, declared=""):
        """edits: (start, end, changed text, switched text)."""
        self.path, self.kind, self.edits, self.declared = source.path, kind, sorted(edits), declared
        self.start, self.end = self.edits[0][0], self.edits[-1][1]
        self.line = source.text.count("\n", 0, self.start) + 1
        self.last_line = source.text.count("\n", 0, self.end) + 1
        first = source.text.rfind("\n", 0, self.start) + 1
        last = source.text.find("\n", self.end)
        self.original = " ".join(source.text[first:last].split())
        changed, position = "", first
        for start, end, text, _ in self.edits:
            changed, position = changed + source.text[position:start] + text, end
        self.changed = " ".join((changed + source.text[position:last]).split())

    @property
    def place(self):
        """By which it is the same change, whatever the seed."""
        return self.path, *((start, end, text) for start, end, text, _ in self.edits)

    @property
    def key(self):
        return f"`{self.path}`: `{self.original}` → `{self.changed}`"

    def __str__(self):
        return f"{self.path}:{self.line}: {self.kind}: {self.original} → {self.changed}"


def masked(text):
    """The source with each character of a text or a comment struck out; what is put into texts stays."""
    kept, open_ones, position = list(text), [], 0

    def strike(length, mark):
        for index in range(position, min(position + length, len(text))):
            if text[index] != "\n":
                kept[index] = mark
        return position + length

    while position < len(text):
        top = open_ones[-1] if open_ones else None
        if isinstance(top, str):
            hashes = "#" * top.count("#")
            if text.startswith(top, position):
                position += len(open_ones.pop())
            elif text.startswith(f"\\{hashes}(", position):
                position = strike(1 + len(hashes), TEXT) + 1
                open_ones.append(0)
            else:
                position = strike(2 if text[position] == "\\" and not hashes else 1, TEXT)
        elif text.startswith("//", position):
            position = strike(text.find("\n", position) - position, COMMENT)
        elif text.startswith("/*", position):
            position = strike(text.find("*/", position) + 2 - position, COMMENT)
        elif quote := re.compile(r'(#*)("""|")').match(text, position):
            open_ones.append(quote[2] + quote[1])
            position = quote.end()
        else:
            if top is not None and text[position] == "(":
                open_ones[-1] += 1
            elif top is not None and text[position] == ")":
                open_ones[-1] -= 1
                if open_ones[-1] < 0:
                    open_ones.pop()
            position += 1
    return "".join(kept)


class Source:
    def __init__(self, path, text):
        self.path, self.text, self.code = path, text, masked(text)
        self.closing, self.opening, waiting = {}, {}, []
        for position, character in enumerate(self.code):
            if character in OPENING:
                waiting.append(position)
            elif character in CLOSING and waiting:
                self.closing[waiting[-1]], self.opening[position] = position, waiting[-1]
                waiting.pop()

    def elements(self, start, end):
        """The spans between the commas, none in inner brackets."""
        spans, position, begun = [], start, start
        while position < end:
            if self.code[position] == ",":
                spans.append((begun, position))
                begun = position + 1
            position = self.closing.get(position, position) + 1
        return [self.trimmed(*span) for span in [*spans, (begun, end)] if self.text[slice(*span)].strip()]

    def trimmed(self, start, end):
        piece = self.text[start:end]
        return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())

    def find(self, pattern):
        return re.finditer(pattern, self.code)

    def choice(self, kind, start, end, changed):
        original = self.text[start:end]
        return Change(self, kind, [(start, end, changed, f"(mutant({NUMBER}) ? ({changed}) : ({original}))")])

    def changes(self, neighbours, same_type):
        for rule in (self.operators, self.literals, self.conditions, self.swaps, self.returns, self.names, self.checks,
                     self.escapes, self.formulas):
            for change in rule(same_type if rule == self.escapes else neighbours):
                if "\n" not in "".join(edit[3] for edit in change.edits) and COMMENT not in self.code[change.start:change.end]:
                    yield change

    def operators(self, _):
        for match in self.find(r"(?<=\s)(<=|>=|==|!=|<|>|&&|\|\||[+-])(?= )"):
            sign, others = match[1], self.code[:match.start()].rstrip()[-1:] + self.code[match.end():].lstrip()[:1]
            if sign in "+-" and '"' in others or self.code[:match.start()].endswith("func "):
                continue  # Texts are no numbers.
            turned = TURNED[sign]
            if re.search(r"\$0[\w.?!]*\s*$", self.code[:match.start()]) and re.match(r"\s*\$1", self.code[match.end():]):
                turned = REVERSED.get(sign, turned)  # An order: what is equal comes in any.
            choice = f"mutant({NUMBER}) ? a {turned} b"
            if sign in ("&&", "||"):
                choice = f"try mutant({NUMBER}) ? a {turned} b() : a {sign} b()"
                head = "(a: Bool, b: @autoclosure () throws -> Bool) rethrows -> Bool"
            elif sign in "+-":
                choice, head = f"{choice} : a {sign} b", "<T: AdditiveArithmetic>(a: T, b: T) -> T"
            elif sign in ("==", "!=") and self.code[match.end():].lstrip().startswith("nil"):
                choice, head = f"{choice} : a {sign} b", "<T>(a: T?, b: _OptionalNilComparisonType) -> Bool"
            else:
                kind = "Equatable" if sign in ("==", "!=") else "Comparable"
                choice, head = f"{choice} : a {sign} b", f"<T: {kind}>(a: T, b: T) -> Bool"
            group = GROUPS.get(sign, "ComparisonPrecedence")
            declared = f"infix operator {OPERATOR}: {group}\nfunc {OPERATOR} {head} {{ {choice} }}\n"
            yield Change(self, "operator", [(*match.span(1), turned, OPERATOR)], declared)

    def literals(self, _):
        for match in self.find(r"(?<![\w.$#])(?:0x[0-9A-F]+|\d[\d_]*)(?![\w.]*\w)"):
            number = match[0]
            if re.search(r"apacity(?:: |\()[^,]*$", self.code[:match.start()].rpartition("\n")[2]):
                continue  # How much memory is asked for changes no result.
            value = int(number, 0) if number.startswith("0x") else int(number.replace("_", ""))
            for step in (1, -1):
                if value + step >= 0:
                    changed = hex(value + step) if number.startswith("0x") else str(value + step)
                    yield self.choice("literal", *match.span(), changed)
        for match in self.find(r"(?<![\w.`])(?:true|false)\b"):
            yield self.choice("literal", *match.span(), "false" if match[0] == "true" else "true")

    def conditions(self, _):
        for match in self.find(r"\b(if|guard)\s"):
            position = match.end()
            ends = (lambda at: self.code[at] == "{") if match[1] == "if" else (
                lambda at: re.match(r"else\b", self.code[at:at + 5]))
            while position < len(self.code) and not ends(position):
                position = self.closing.get(position, position) + 1
            for start, end in self.elements(match.end(), position):
                condition = self.text[start:end]
                if not re.match(r"(?:let|var|case)\b|#|!?\w+$", condition) or re.fullmatch(r"!?\w+", condition):
                    before, after = f"(mutant({NUMBER}) ? true : (", "))"
                    yield Change(self, "condition", [(start, start, "true /* ", before), (end, end, " */", after)])

    def swaps(self, _):
        for start, end in self.closing.items():
            line = self.code[self.code.rfind("\n", 0, start) + 1:start]
            if self.code[start] == "{" or DECLARATION.search(line) or self.has_no_order(start, end):
                continue
            elements = self.elements(start + 1, end)
            for left, right in zip(elements, elements[1:]):
                spans = [self.argument(*left), self.argument(*right)]
                one, other = (self.text[slice(*span)] for span in spans)
                if one != other and self.shape(one) == self.shape(other) and not any(text.startswith("&") or "{" in text or not text for text in (one, other)):
                    texts = [(other, one), (one, other)]
                    yield Change(self, "swap", [
                        (*span, changed, f"(mutant({NUMBER}) ? ({changed}) : ({original}))")
                        for span, (changed, original) in zip(spans, texts)])

    def has_no_order(self, start, end):
        """Whether the order of the elements means nothing."""
        before = self.code[:start].rstrip().rpartition("\n")[2]
        return bool(re.search(r"\bSet<[^=]*=$|\b(?:max|min)$", before)) or self.code.startswith(
            (".contains", ".allSatisfy"), end + 1)

    @staticmethod
    def shape(text):
        """What is surely of another type has another shape."""
        return next((shape for shape in ('"', r"\.", r"\[", r"\d", r"\\.", "(?:true|false)$") if re.match(shape, text)), "")

    def argument(self, start, end):
        """Without its label."""
        label = re.match(r"\w+:\s+", self.code[start:end])
        return start + (label.end() if label else 0), end

    def returns(self, _):
        for match in self.find(r"\bfunc [^\s(]+\("):
            end = self.closing.get(match.end() - 1)
            body = end and re.compile(r"\s*(?:async\s+)?(?:(?:re)?throws(?:\(\w+\))?\s+)?\{").match(self.code, end + 1)
            if body:
                yield Change(self, "return", [(body.end(), body.end(), " return;", f" if mutant({NUMBER}) {{ return }};")])

    def names(self, neighbours):
        for match in self.find(r"(?<![\w)\]?}.\\])([A-Z]\w*)?\.([a-z]\w*)\b(?![(\w])"):
            if re.search(r"^\s*case\b[^\n]*$", self.code[:match.start()].rpartition("\n")[2]):
                continue  # A pattern.
            for other in neighbours.get(match[2], ()):
                kind = "severity" if match[2] in ("erreur", "avertissement") else "name"
                yield self.choice(kind, *match.span(), f"{match[1] or ''}.{other}")

    def checks(self, _):
        for match in self.find(r"(?m)^[ \t]*((?:try )?[\w.?]*\w)\("):
            end = self.closing.get(match.end() - 1)
            before, name = self.code[:match.start()].rstrip()[-1:], match[1].split()[-1].split(".")[0]
            if end and before not in "(,=?:+-&|[<>" and re.match("[a-z]", name) and name not in KEYWORDS and re.match(r"\n\s*(?![\s.+?:&|])",
                                                                                          self.code[end + 1:]):
                start = match.start(1)
                yield Change(self, "check", [(start, start, "/* ", f"if !mutant({NUMBER}) {{ "), (end + 1, end + 1, " */", " }")])

    def escapes(self, same_type):
        for match in self.find(r"(?<![\w)\]?}])(?:(?:[A-Z]\w*|Self)\.)?([a-z]\w*)\("):
            end = self.closing.get(match.end() - 1)
            inner = end and self.elements(match.end(), end)
            line = self.code[:match.start()].rpartition("\n")[2]
            if inner and len(inner) == 1 and match[1] in same_type and not DECLARATION.search(line):
                yield self.choice("escape", match.start(), end + 1, self.text[slice(*self.argument(*inner[0]))])
        for match in self.find(r"\.(\w+)\(\)|\.filter \{"):
            end = match.end() if match[1] else self.closing.get(match.end() - 1, -1) + 1
            start = self.receiver(match.start())
            if start < match.start() and end and match[1] in same_type | {None}:
                yield self.choice("escape", start, end, self.text[start:match.start()])

    def receiver(self, position):
        """Where the value begins whose member is named there."""
        while position:
            last = self.code[position - 1]
            if last in ")]":
                position = self.opening.get(position - 1, position)
            elif re.match(r"[\w.?!$]", last):
                position -= 1
            else:
                break
        return position

    def formulas(self, _):
        for match in self.find(TEXT + "+"):
            line = self.text[self.text.rfind("\n", 0, match.start()) + 1:self.text.find("\n", match.end())]
            if not FORMULA.search(line) or '"""' in line:
                continue
            for token in re.finditer(r"<=|>=|<>|[<>=+*/-]|\b(?:AND|OR|MAX|MIN)(?=\()|\b\d+\b", match[0] and self.text[slice(*match.span())]):
                changed = IN_FORMULA.get(token[0]) or str(int(token[0]) + 1)
                start = match.start() + token.start()
                yield Change(self, "formula", [(start, start + len(token[0]), changed,
                                                f'\\(mutant({NUMBER}) ? "{changed}" : "{token[0]}")')])


def neighbours(sources):
    """For each case of an enumeration, those that are declared beside it."""
    found = collections.defaultdict(set)
    for source in sources:
        before = None
        for line in source.code.split("\n"):
            declared = re.fullmatch(r"\s*case ([a-z`][^:()]*)", line)
            for name in declared[1].split(",") if declared else ():
                name = name.partition("=")[0].strip().strip("`")
                if before:
                    found[before].add(name)
                    found[name].add(before)
                before = name
            if re.search(r"\benum\b", line):
                before = None
    return {name: sorted(others) for name, others in found.items()}


def same_type(sources):
    """The functions that give what they take, changed, by their names."""
    one = r"func (\w+)\((?:\w+ )?\w+: ([^,()]+)\)(?: throws\S*)? -> (\S+) \{"
    return SAME_TYPE | {
        match[1] for source in sources for match in source.find(one) if match[2] == match[3]} | {
        match[1] for source in sources for match in source.find(r"func (\w+)\(\)(?: throws\S*)? -> (?:Self|String|\[UInt8\]) \{")}


def rank(seed, *parts):
    return hashlib.sha256("\0".join(map(str, (seed, *parts))).encode()).digest()


def chosen(sources, facts, seed):
    """Changes of these sources, one a line, in the order in which the seed takes them.

    A line's place does not depend on the rest of the file, so that most changes stay when something else is edited.
    """
    lines = collections.defaultdict(list)
    for source in sources:
        for change in source.changes(*facts):
            lines[source.path, change.line].append(change)
    one_each, seen = [], collections.Counter()
    for changes in lines.values():
        kind = min({change.kind for change in changes}, key=lambda kind: rank(seed, kind, changes[0].original))
        change = min((change for change in changes if change.kind == kind), key=lambda change: rank(seed, change.key))
        one_each.append((rank(seed, change.key, *range(seen[change.key])), change))
        seen[change.key] += 1
    taken = collections.defaultdict(list)
    for _, change in sorted(one_each, key=lambda one: one[0]):
        if all(change.end < other.start or other.end < change.start for other in taken[change.path]):
            taken[change.path].append(change)
            yield change
