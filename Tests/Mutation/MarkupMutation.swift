import Randomness

/// Changes the markup of an XML part: tags are deleted, doubled, swapped, moved and renamed, attributes dropped, doubled
/// and given values that nobody expects, texts replaced. Most of what comes out is still well-formed.
enum MarkupMutation {
    static func apply(to xml: inout [UInt8], _ random: inout SeededRandom) {
        for _ in random.times(atMost: 3) {
            let tags = tags(xml)
            guard let tag = tags.randomElement(using: &random) else { return ByteMutation.apply(to: &xml, &random) }
            switch random.below(12) {
            case 0: xml.removeSubrange(element(at: tag, in: xml))
            case 1: xml.insert(contentsOf: xml[element(at: tag, in: xml)], at: tag.lowerBound)
            case 2: swapElements(tag, random.pick(tags), in: &xml)
            case 3: xml.removeSubrange(tag)
            case 4: rename(tag, like: random.pick(tags), in: &xml)
            case 5: replaceText(after: tag, in: &xml, &random)
            case 6: wrap(tag, in: &xml, &random)
            case 7: repeatElement(tag, in: &xml, &random)
            default: changeAttribute(of: tag, in: &xml, &random)
            }
        }
    }

    /// From `<` to behind `>`.
    private static func tags(_ xml: [UInt8]) -> [Range<Int>] {
        var tags: [Range<Int>] = []
        var start: Int?
        for (index, byte) in xml.enumerated() {
            if byte == UInt8(ascii: "<") { start = index }
            if byte == UInt8(ascii: ">"), let begin = start {
                tags.append(begin..<(index + 1))
                start = nil
            }
        }
        return tags
    }

    private static func name(of tag: Range<Int>, in xml: [UInt8]) -> Range<Int> {
        let start = tag.lowerBound + (xml[tag.lowerBound + 1] == UInt8(ascii: "/") ? 2 : 1)
        let end = xml[start..<tag.upperBound].firstIndex { " \t\n\r/>".utf8.contains($0) }
        return start..<(end ?? start)
    }

    /// The element that begins with a tag; the tag alone if it is empty, or an end.
    private static func element(at tag: Range<Int>, in xml: [UInt8]) -> Range<Int> {
        guard xml[tag.upperBound - 2] != UInt8(ascii: "/"), xml[tag.lowerBound + 1] != UInt8(ascii: "/") else {
            return tag
        }
        let name = xml[name(of: tag, in: xml)]
        var depth = 1
        // Far ends are not looked for: the tag alone is a mutation as good.
        for next in tags(Array(xml[tag.upperBound..<min(xml.count, tag.upperBound + 20_000)])) {
            let next = (next.lowerBound + tag.upperBound)..<(next.upperBound + tag.upperBound)
            guard xml[Self.name(of: next, in: xml)] == name else { continue }
            if xml[next.lowerBound + 1] == UInt8(ascii: "/") {
                depth -= 1
                if depth == 0 { return tag.lowerBound..<next.upperBound }
            } else if xml[next.upperBound - 2] != UInt8(ascii: "/") {
                depth += 1
            }
        }
        return tag
    }

    private static func swapElements(_ one: Range<Int>, _ other: Range<Int>, in xml: inout [UInt8]) {
        let first = element(at: one.lowerBound < other.lowerBound ? one : other, in: xml)
        let second = element(at: one.lowerBound < other.lowerBound ? other : one, in: xml)
        guard first.upperBound <= second.lowerBound else { return }
        let swapped = xml[second] + xml[first.upperBound..<second.lowerBound] + xml[first]
        xml.replaceSubrange(first.lowerBound..<second.upperBound, with: swapped)
    }

    private static func rename(_ tag: Range<Int>, like other: Range<Int>, in xml: inout [UInt8]) {
        let new = Array(xml[name(of: other, in: xml)])
        let whole = element(at: tag, in: xml)
        let end = (whole.upperBound - name(of: tag, in: xml).count - 1)..<(whole.upperBound - 1)
        if whole != tag { xml.replaceSubrange(end, with: new) }
        xml.replaceSubrange(name(of: tag, in: xml), with: new)
    }

    private static func wrap(_ tag: Range<Int>, in xml: inout [UInt8], _ random: inout SeededRandom) {
        let whole = element(at: tag, in: xml)
        let (open, close) =
            random.pick([
                ("<a xmlns=\"urn:x\">", "</a>"), ("<!--", "-->"), ("<![CDATA[", "]]>"), ("<r>", "</r>"),
                (
                    "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Fallback>",
                    "</mc:Fallback></mc:AlternateContent>"
                ),
            ])
        xml.insert(contentsOf: close.utf8, at: whole.upperBound)
        xml.insert(contentsOf: open.utf8, at: whole.lowerBound)
    }

    private static func repeatElement(_ tag: Range<Int>, in xml: inout [UInt8], _ random: inout SeededRandom) {
        let whole = Array(xml[element(at: tag, in: xml)])
        let times = 1 + random.below(max(1, min(2_000, 100_000 / whole.count)))
        xml.insert(contentsOf: Array(Swift.repeatElement(whole, count: times).joined()), at: tag.lowerBound)
    }

    private static func replaceText(after tag: Range<Int>, in xml: inout [UInt8], _ random: inout SeededRandom) {
        let end = xml[tag.upperBound...].firstIndex(of: UInt8(ascii: "<")) ?? xml.count
        xml.replaceSubrange(tag.upperBound..<end, with: OddValue.any(&random).utf8)
    }

    private static func changeAttribute(of tag: Range<Int>, in xml: inout [UInt8], _ random: inout SeededRandom) {
        let values = quoted(tag, in: xml)
        guard let value = values.randomElement(using: &random) else {
            let name = name(of: tag, in: xml)
            return xml.insert(contentsOf: " r=\"\(OddValue.any(&random))\"".utf8, at: name.upperBound)
        }
        switch random.below(6) {
        case 0:
            // With its name and the blank before it.
            let start = xml[tag.lowerBound..<value.lowerBound].lastIndex(of: UInt8(ascii: " ")) ?? value.lowerBound
            xml.removeSubrange(start..<(value.upperBound + 1))
        case 1:
            xml.replaceSubrange(value, with: Array(xml[random.pick(values)]))
        default: xml.replaceSubrange(value, with: OddValue.any(&random).utf8)
        }
    }

    /// The values between a tag's quotes.
    private static func quoted(_ tag: Range<Int>, in xml: [UInt8]) -> [Range<Int>] {
        let quotes = tag.filter { xml[$0] == UInt8(ascii: "\"") }
        return stride(from: 0, to: quotes.count - 1, by: 2).map { (quotes[$0] + 1)..<quotes[$0 + 1] }
    }
}
