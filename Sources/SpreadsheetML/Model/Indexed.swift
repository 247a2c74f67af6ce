/// Values in order of first appearance, each once, known by their position.
struct Indexed<Value: Hashable & Sendable>: Sendable {
    private(set) var values: [Value] = []
    private var positions: [Value: Int] = [:]

    init(_ first: [Value] = []) {
        for value in first { _ = index(of: value) }
    }

    /// The value's position; a new one comes last.
    mutating func index(of value: Value) -> Int {
        if let position = positions[value] { return position }
        positions[value] = values.count
        values.append(value)
        return values.count - 1
    }
}
