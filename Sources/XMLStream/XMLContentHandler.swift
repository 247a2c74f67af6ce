/// Receives what an ``XMLPushParser`` finds, in the order of the document. An error that it throws ends the parsing and
/// comes out of ``XMLPushParser/push(_:)``.
///
/// `mc:AlternateContent` (ISO 29500-3 §10) is resolved before: the content of its `Fallback` comes as if it stood there
/// alone, and a `Choice` never comes.
public protocol XMLContentHandler: AnyObject {
    /// An element begins. What `element` gives is valid during the call only.
    func startElement(_ element: inout XMLElement) throws
    /// A piece of text, UTF-8, valid during the call only; one text may come in any number of pieces, and comments and
    /// CDATA sections break it.
    func characters(_ text: UnsafeBufferPointer<UInt8>) throws
    /// An element ends.
    func endElement(_ name: XMLName) throws
}

extension XMLContentHandler {
    public func characters(_ text: UnsafeBufferPointer<UInt8>) throws {}
    public func endElement(_ name: XMLName) throws {}
}
