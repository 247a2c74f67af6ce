public import ACIModel
public import ACIWorkbook
import ZipContainer

/// What becomes of one file: read, given back and read again, or refused with a sentence.
public enum Verdict {
    case read(BilanLu)
    /// Read, but for a good reason, which the sentence tells, not to be given back.
    case readOnly(BilanLu, String)
    case refused(String)
    /// A promise is broken.
    case broken(String)

    /// - Parameter givingBack: what is read is given back reconciled, and must read again as the same bilan; before, all
    ///   that stands around its cells is asked for.
    public init(_ bytes: [UInt8], _ schemes: Cadres, givingBack: Bool) {
        if givingBack { AroundTheCells.read(bytes) }
        do throws(ClasseurIllisible) {
            let lu = try LecteurClasseur(schemes).lire(bytes)
            self = givingBack ? Self.givenBack(bytes, lu, schemes) : .read(lu)
        } catch {
            self = error.message.isEmpty ? .broken("refused without a word") : .refused(error.message)
        }
    }

    private static func givenBack(_ bytes: [UInt8], _ lu: BilanLu, _ schemes: Cadres) -> Verdict {
        let back: [UInt8]
        do throws(ClasseurIllisible) {
            back = try ClasseurRapproche.octets(bytes, lu, aujourdhui: lu.bilan.periode.fin)
        } catch {
            guard [.sansSynthese, .syntheseFigee].contains(error) || hasUnreadableEntry(bytes) else {
                return .broken("read, it can't be given back: \(error.message)")
            }
            return .readOnly(lu, error.message)
        }
        do throws(ClasseurIllisible) {
            let again = try LecteurClasseur(schemes).lire(back)
            guard again.bilan.saysTheSame(as: lu.bilan) else { return .broken("given back, it reads as another bilan") }
            return .read(lu)
        } catch {
            return .broken("given back, it does not read: \(error.message)")
        }
    }

    /// An entry that no sheet needs is encrypted, of a method that no reader knows, or has two sizes: it can't be copied
    /// either.
    private static func hasUnreadableEntry(_ bytes: [UInt8]) -> Bool {
        guard let archive = try? ZipArchive(bytes: bytes) else { return false }
        return archive.entries.contains { entry in
            do throws(ZipError) {
                _ = try archive.reader(for: entry)
                return false
            } catch {
                return true
            }
        }
    }
}

extension Bilan {
    fileprivate func saysTheSame(as other: Bilan) -> Bool {
        exercice == other.exercice && cadre.id == other.cadre.id && identite == other.identite
            && debutPeriode == other.debutPeriode && finPeriode == other.finPeriode && tauxPartiel == other.tauxPartiel
            && debuts == other.debuts && reponses == other.reponses && crise == other.crise
            && complements == other.complements
    }
}
