/// Values in order of first appearance, each once, known by their position.
struct Indexed<Value: Hashable> {
    private(set) var values: [Value]
    private var indices: [Value: Int]

    init(_ first: [Value] = []) {
        values = first
        indices = Dictionary(first.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    mutating func index(of value: Value) -> Int {
        if let index = indices[value] { return index }
        indices[value] = values.count
        values.append(value)
        return values.count - 1
    }
}
