/// Works elements out on all cores, and hands the values over on the caller's thread, in the order of the elements.
///
/// Work runs only so far ahead of what is handed over that memory does not grow with the number of elements. One
/// element needs no thread but the caller's.
/// - Parameters:
///   - work: does not itself ask for work on all cores.
///   - receive: what it throws ends all; work that nobody has begun is left undone.
public func map<Element: Sendable, Value: Sendable, Failure>(
    _ elements: some Sequence<Element>, _ work: @escaping @Sendable (Element) -> Value,
    receive: (Value) throws(Failure) -> Void
) throws(Failure) {
    let ordered = OrderedWork<Value>()
    for element in elements {
        for value in ordered.add({ work(element) }) { try receive(value) }
    }
    while let value = ordered.next() { try receive(value) }
}
