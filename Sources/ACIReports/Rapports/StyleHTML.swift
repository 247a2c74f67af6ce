extension RapportHTML {
    /// Les couleurs du classeur ; chaque paire a un contraste de 4,5 au moins.
    public static let styleCSS = """
        body { font: 16px/1.45 Calibri, Carlito, "Segoe UI", sans-serif; color: #1F2933; max-width: 60rem; \
        margin: 2rem auto; padding: 0 1rem; }
        header { background: #0F766E; color: #FFFFFF; padding: 1rem 1.5rem; border-radius: 6px; }
        header p { margin: 0; }
        h1 { margin: 0 0 .25rem; font-size: 1.6rem; line-height: 1.2; }
        h2 { color: #0F5E5A; font-size: 1.2rem; margin: 1.75rem 0 .5rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #D5DBDF; vertical-align: top; }
        th { background: #F2F4F5; }
        tfoot td { font-weight: bold; border-top: 2px solid #0F766E; }
        .nombre { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .legende { font-size: .9rem; margin: .5rem 0; }
        p.note, p.erreur { padding: .5rem 1rem; border-radius: 6px; margin: 1rem 0; }
        p.note { background: #FFEFC7; color: #7A4A00; }
        p.erreur { background: #F9D9D6; color: #8A1C12; font-weight: bold; }
        ul { margin: 0; padding: 0 0 0 1.4rem; }
        li { margin: .2rem 0; padding-left: .25rem; }
        caption { text-align: left; color: #0F5E5A; font-size: 1.2rem; font-weight: bold; margin: 1.75rem 0 .5rem; }
        .points { margin: 1.75rem 0; }
        .points td:first-child, .points td:nth-child(2) { width: 20%; }
        .points.erreur tbody { border-left: 4px solid #8A1C12; }
        .points.avertissement tbody { border-left: 4px solid #7A4A00; }
        .essentiel { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; margin: 1rem 0; list-style: none; }
        .essentiel li { flex: 1 1 12rem; margin: 0; padding: .75rem 1rem; background: #F2F4F5; border-radius: 6px; }
        .essentiel span { display: block; font-size: .9rem; color: #52606D; }
        .essentiel strong { display: block; font-size: 1.5rem; line-height: 1.3; color: #0F5E5A; \
        font-variant-numeric: tabular-nums; }
        .acquis td { vertical-align: middle; }
        .acquis td:nth-child(2) { width: 40%; }
        .barre { display: block; width: 100%; height: .9rem; border-radius: 3px; fill: #E4E8EA; }
        .barre rect + rect { fill: #0F766E; }
        .marches { display: block; width: 100%; min-width: 52rem; font-size: 14px; text-anchor: middle; fill: #52606D; }
        .marches .nombre { text-anchor: end; }
        .marches path { fill: none; stroke: #D5DBDF; }
        .marches path[class] { stroke: #0F766E; stroke-width: 2; }
        .marches path.plafond { stroke-width: 4; }
        .marches path.plancher { stroke: #7A4A00; }
        .suite { font-weight: bold; margin-top: 1.75rem; }
        pre { font-weight: normal; background: #F2F4F5; padding: .5rem 1rem; white-space: pre-wrap; margin: 0; }
        article + article, article + section { margin-top: 3rem; }
        .defile { overflow-x: auto; }
        @media (max-width: 40rem) { .acquis td { display: block; width: auto; border: 0; text-align: left; } \
        .acquis td:last-child { border-bottom: 1px solid #D5DBDF; } .acquis td:nth-child(2) { width: auto; } }
        @page { size: A4; margin: 14mm; }
        @media print { html { font-size: 10pt; } body { font-size: 1rem; margin: 0; padding: 0; max-width: none; } .suite { display: none; } \
        article { break-after: page; } article + article, article + section { margin-top: 0; } \
        h2 { break-after: avoid; margin-top: 1.2em; } tr, li { break-inside: avoid; } th, td { padding: .15rem .5rem; } \
        * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
        """
}
