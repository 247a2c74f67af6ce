/// The size of paper, by the numbers of ISO 29500-1 §18.3.1.63.
public enum Paper: Int, Hashable, Sendable, CaseIterable {
    /// Letter, 8½ × 11 in.
    case letter = 1
    /// Letter with a small printable area, 8½ × 11 in.
    case letterSmall = 2
    /// Tabloid, 11 × 17 in.
    case tabloid = 3
    /// Ledger, 17 × 11 in.
    case ledger = 4
    /// Legal, 8½ × 14 in.
    case legal = 5
    /// Statement, 5½ × 8½ in.
    case statement = 6
    /// Executive, 7¼ × 10½ in.
    case executive = 7
    /// ISO 216 A3, 297 × 420 mm.
    case a3 = 8
    /// ISO 216 A4, 210 × 297 mm.
    case a4 = 9
    /// A4 with a small printable area, 210 × 297 mm.
    case a4Small = 10
    /// ISO 216 A5, 148 × 210 mm.
    case a5 = 11
    /// B4, 250 × 353 mm.
    case b4 = 12
    /// B5, 176 × 250 mm.
    case b5 = 13
    /// Folio, 8½ × 13 in.
    case folio = 14
    /// Quarto, 215 × 275 mm.
    case quarto = 15
    /// 10 × 14 in.
    case standard10x14 = 16
    /// 11 × 17 in.
    case standard11x17 = 17
    /// Note, 8½ × 11 in.
    case note = 18
    /// Envelope no. 9, 3⅞ × 8⅞ in.
    case envelope9 = 19
    /// Envelope no. 10, 4⅛ × 9½ in.
    case envelope10 = 20
    /// Envelope no. 11, 4½ × 10⅜ in.
    case envelope11 = 21
    /// Envelope no. 12, 4¾ × 11 in.
    case envelope12 = 22
    /// Envelope no. 14, 5 × 11½ in.
    case envelope14 = 23
    /// C, 17 × 22 in.
    case c = 24
    /// D, 22 × 34 in.
    case d = 25
    /// E, 34 × 44 in.
    case e = 26
    /// ISO 269 envelope DL, 110 × 220 mm.
    case envelopeDL = 27
    /// ISO 269 envelope C5, 162 × 229 mm.
    case envelopeC5 = 28
    /// ISO 269 envelope C3, 324 × 458 mm.
    case envelopeC3 = 29
    /// ISO 269 envelope C4, 229 × 324 mm.
    case envelopeC4 = 30
    /// ISO 269 envelope C6, 114 × 162 mm.
    case envelopeC6 = 31
    /// Envelope C65, 114 × 229 mm.
    case envelopeC65 = 32
    /// Envelope B4, 250 × 353 mm.
    case envelopeB4 = 33
    /// Envelope B5, 176 × 250 mm.
    case envelopeB5 = 34
    /// Envelope B6, 176 × 125 mm.
    case envelopeB6 = 35
    /// Italian envelope, 110 × 230 mm.
    case envelopeItaly = 36
    /// Envelope Monarch, 3⅞ × 7½ in.
    case envelopeMonarch = 37
    /// Envelope no. 6¾, 3⅝ × 6½ in.
    case envelope6 = 38
    /// US standard fanfold, 14⅞ × 11 in.
    case fanfoldUS = 39
    /// German standard fanfold, 8½ × 12 in.
    case fanfoldGerman = 40
    /// German legal fanfold, 8½ × 13 in.
    case fanfoldGermanLegal = 41
    /// ISO 216 B4, 250 × 353 mm.
    case isoB4 = 42
    /// Japanese double postcard, 200 × 148 mm.
    case japaneseDoublePostcard = 43
    /// 9 × 11 in.
    case standard9x11 = 44
    /// 10 × 11 in.
    case standard10x11 = 45
    /// 15 × 11 in.
    case standard15x11 = 46
    /// Envelope of an invitation, 220 × 220 mm.
    case envelopeInvitation = 47
    /// Letter extra, 9.275 × 12 in.
    case letterExtra = 50
    /// Legal extra, 9.275 × 15 in.
    case legalExtra = 51
    /// Tabloid extra, 11.69 × 18 in.
    case tabloidExtra = 52
    /// A4 extra, 236 × 322 mm.
    case a4Extra = 53
    /// Letter, fed with its longer side, 8.275 × 11 in.
    case letterTransverse = 54
    /// A4, fed with its longer side, 210 × 297 mm.
    case a4Transverse = 55
    /// Letter extra, fed with its longer side, 9.275 × 12 in.
    case letterExtraTransverse = 56
    /// Super A, 227 × 356 mm.
    case superA = 57
    /// Super B, 305 × 487 mm.
    case superB = 58
    /// Letter plus, 8½ × 12.69 in.
    case letterPlus = 59
    /// A4 plus, 210 × 330 mm.
    case a4Plus = 60
    /// A5, fed with its longer side, 148 × 210 mm.
    case a5Transverse = 61
    /// JIS B5, fed with its longer side, 182 × 257 mm.
    case jisB5Transverse = 62
    /// A3 extra, 322 × 445 mm.
    case a3Extra = 63
    /// A5 extra, 174 × 235 mm.
    case a5Extra = 64
    /// ISO B5 extra, 201 × 276 mm.
    case isoB5Extra = 65
    /// ISO 216 A2, 420 × 594 mm.
    case a2 = 66
    /// A3, fed with its longer side, 297 × 420 mm.
    case a3Transverse = 67
    /// A3 extra, fed with its longer side, 322 × 445 mm.
    case a3ExtraTransverse = 68
}
