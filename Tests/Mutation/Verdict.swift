public import ACIModel
public import ACIWorkbook

/// What becomes of one file: read, given back and read again, or refused with a sentence.
public enum Verdict {
    case read(BilanLu)
    case refused(String)
    /// A promise is broken.
    case broken(String)

    /// - Parameter givingBack: what is read is given back reconciled, and must read again as the same bilan.
    public init(_ bytes: [UInt8], _ schemes: Cadres, givingBack: Bool) {
        do throws(ClasseurIllisible) {
            let lu = try LecteurClasseur(schemes).lire(bytes)
            self = givingBack ? Self.givenBack(bytes, lu, schemes) : .read(lu)
        } catch {
            self = error.message.isEmpty ? .broken("refused without a word") : .refused(error.message)
        }
    }

    private static func givenBack(_ bytes: [UInt8], _ lu: BilanLu, _ schemes: Cadres) -> Verdict {
        guard let back = try? ClasseurRapproche.octets(bytes, lu) else { return .read(lu) }
        do throws(ClasseurIllisible) {
            let again = try LecteurClasseur(schemes).lire(back)
            guard again.bilan.saysTheSame(as: lu.bilan) else { return .broken("given back, it reads as another bilan") }
            return .read(lu)
        } catch {
            return .broken("given back, it does not read: \(error.message)")
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
