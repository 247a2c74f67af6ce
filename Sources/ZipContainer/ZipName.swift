/// How names of entries are read and compared.
enum ZipName {
    /// A name from its bytes. Without flag 11 they are code page 437 by the standard (APPNOTE §D.1), and UTF-8 in what
    /// most writers do; slashes are put right, as .NET Framework writes them backwards.
    static func decoded(_ bytes: ArraySlice<UInt8>, isUTF8: Bool) -> String {
        let slashed = bytes.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
        if let name = String(validating: slashed, as: UTF8.self) { return name }
        if isUTF8 { return String(decoding: slashed, as: UTF8.self) }
        return String(slashed.map { $0 < 0x80 ? Character(Unicode.Scalar($0)) : codePage437[Int($0) - 0x80] })
    }

    /// The key under which two names are one: slashes forward, letters folded.
    /// OPC compares part names without regard to ASCII case (ISO 29500-2 §6.3.5).
    static func key(_ name: String) -> String {
        String(decoding: name.utf8.map(foldedByte), as: UTF8.self)
    }

    private static func foldedByte(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "\\"): UInt8(ascii: "/")
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        default: byte
        }
    }

    private static let codePage437 = Array(
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
            + "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}")
}
