/// Workbooks, sheets, styles and texts (ISO 29500-1 §18), the package's lists and the document's properties.
enum SpreadsheetVocabulary {
    static let table = """
        workbook conformance | fileVersion? fileSharing? workbookPr? workbookProtection? bookViews? sheets functionGroups? externalReferences? definedNames? calcPr? oleSize? customWorkbookViews? pivotCaches? smartTagPr? smartTagTypes? webPublishing? fileRecoveryPr* webPublishObjects? extLst?
        workbookPr date1904:b showObjects showBorderUnselectedTables:b filterPrivacy:b promptedSolutions:b showInkAnnotation:b backupFile:b saveExternalLinkValues:b updateLinks codeName hidePivotFieldList:b showPivotChartFilter:b allowRefreshQuery:b publishItems:b checkCompatibility:b autoCompressPictures:b refreshAllConnections:b defaultThemeVersion:u
        bookViews | workbookView+
        workbookView visibility=visible|hidden|veryHidden minimized:b showHorizontalScroll:b showVerticalScroll:b showSheetTabs:b xWindow:i yWindow:i windowWidth:u windowHeight:u tabRatio:u firstSheet:u activeTab:u autoFilterDateGrouping:b | extLst?
        sheets | sheet+
        sheet name! sheetId:u! state=visible|hidden|veryHidden r:id!
        definedNames | definedName+
        definedName name! comment customMenu description help statusBar localSheetId:u hidden:b function:b vbProcedure:b xlm:b functionGroupId:u shortcutKey publishToServer:b workbookParameter:b
        calcPr calcId:u calcMode=manual|auto|autoNoTable fullCalcOnLoad:b refMode=A1|R1C1 iterate:b iterateCount:u iterateDelta:d fullPrecision:b calcCompleted:b calcOnSave:b concurrentCalc:b concurrentManualCount:u forceFullCalc:b
        worksheet | sheetPr? dimension? sheetViews? sheetFormatPr? cols* sheetData sheetCalcPr? sheetProtection? protectedRanges? scenarios? autoFilter? sortState? dataConsolidate? customSheetViews? mergeCells? phoneticPr? conditionalFormatting* dataValidations? hyperlinks? printOptions? pageMargins? pageSetup? headerFooter? rowBreaks? colBreaks? customProperties? cellWatches? ignoredErrors? smartTags? drawing? legacyDrawing? legacyDrawingHF? drawingHF? picture? oleObjects? controls? webPublishItems? tableParts? extLst?
        sheetPr syncHorizontal:b syncVertical:b syncRef:range transitionEvaluation:b transitionEntry:b published:b codeName filterMode:b enableFormatConditionsCalculation:b | tabColor? outlinePr? pageSetUpPr?
        pageSetUpPr autoPageBreaks:b fitToPage:b
        outlinePr applyStyles:b summaryBelow:b summaryRight:b showOutlineSymbols:b
        tabColor,color,fgColor,bgColor auto:b indexed:u rgb:color theme:u tint:d
        dimension ref:range!
        sheetViews | sheetView+ extLst?
        sheetView windowProtection:b showFormulas:b showGridLines:b showRowColHeaders:b showZeros:b rightToLeft:b tabSelected:b showRuler:b showOutlineSymbols:b defaultGridColor:b showWhiteSpace:b view=normal|pageBreakPreview|pageLayout topLeftCell:cell colorId:u zoomScale:u zoomScaleNormal:u zoomScaleSheetLayoutView:u zoomScalePageLayoutView:u workbookViewId:u! | pane? selection* pivotSelection* extLst?
        pane xSplit:d ySplit:d topLeftCell:cell activePane=bottomRight|topRight|bottomLeft|topLeft state=split|frozen|frozenSplit
        selection pane=bottomRight|topRight|bottomLeft|topLeft activeCell:cell activeCellId:u sqref:ranges
        sheetFormatPr baseColWidth:u defaultColWidth:d defaultRowHeight:d! customHeight:b zeroHeight:b thickTop:b thickBottom:b outlineLevelRow:u outlineLevelCol:u
        cols | col+
        col min:u! max:u! width:d style:u hidden:b bestFit:b customWidth:b phonetic:b outlineLevel:u collapsed:b
        sheetData | row*
        row r:u spans s:u customFormat:b ht:d hidden:b customHeight:b outlineLevel:u collapsed:b thickTop:b thickBot:b ph:b | c* extLst?
        c r:cell s:u t=b|n|e|s|str|inlineStr|d cm:u vm:u ph:b | f? v? is? extLst?
        f t=normal|array|dataTable|shared aca:b ref:range dt2D:b dtr:b del1:b del2:b r1:cell r2:cell ca:b si:u bx:b xml:space
        v xml:space
        sheetProtection password algorithmName hashValue saltValue spinCount:u sheet:b objects:b scenarios:b formatCells:b formatColumns:b formatRows:b insertColumns:b insertRows:b insertHyperlinks:b deleteColumns:b deleteRows:b selectLockedCells:b sort:b autoFilter:b pivotTables:b selectUnlockedCells:b
        mergeCells count:u | mergeCell+
        mergeCell ref:range!
        autoFilter ref:range!
        conditionalFormatting pivot:b sqref:ranges! | cfRule+ extLst?
        cfRule type=expression|cellIs|colorScale|dataBar|iconSet|top10|uniqueValues|duplicateValues|containsText|notContainsText|beginsWith|endsWith|containsBlanks|notContainsBlanks|containsErrors|notContainsErrors|timePeriod|aboveAverage dxfId:u priority:i! stopIfTrue:b aboveAverage:b percent:b bottom:b operator=between|notBetween|equal|notEqual|lessThan|lessThanOrEqual|greaterThan|greaterThanOrEqual|containsText|notContains|beginsWith|endsWith text timePeriod rank:u stdDev:i equalAverage:b | formula* colorScale? dataBar? iconSet? extLst?
        colorScale | cfvo+ color+
        dataBar minLength:u maxLength:u showValue:b | cfvo+ color
        cfvo type=num|percent|max|min|formula|percentile! val gte:b | extLst?
        dataValidations disablePrompts:b xWindow:u yWindow:u count:u | dataValidation+
        dataValidation type=none|whole|decimal|list|date|time|textLength|custom errorStyle=stop|warning|information imeMode operator=between|notBetween|equal|notEqual|lessThan|lessThanOrEqual|greaterThan|greaterThanOrEqual allowBlank:b showDropDown:b showInputMessage:b showErrorMessage:b errorTitle error promptTitle prompt sqref:ranges! | formula1? formula2?
        hyperlinks | hyperlink+
        hyperlink ref:range! r:id location tooltip display
        printOptions horizontalCentered:b verticalCentered:b headings:b gridLines:b gridLinesSet:b
        pageMargins left:d! right:d! top:d! bottom:d! header:d! footer:d!
        pageSetup paperSize:u paperHeight paperWidth scale:u firstPageNumber:u fitToWidth:u fitToHeight:u pageOrder=downThenOver|overThenDown orientation=default|portrait|landscape usePrinterDefaults:b blackAndWhite:b draft:b cellComments useFirstPageNumber:b errors horizontalDpi:u verticalDpi:u copies:u r:id
        headerFooter differentOddEven:b differentFirst:b scaleWithDoc:b alignWithMargins:b | oddHeader? oddFooter? evenHeader? evenFooter? firstHeader? firstFooter?
        rowBreaks,colBreaks count:u manualBreakCount:u | brk*
        brk id:u min:u max:u man:b pt:b
        drawing,legacyDrawing r:id!
        tableParts count:u | tablePart*
        tablePart r:id!
        table id:u! name displayName! comment ref:range! tableType=worksheet|xml|queryTable headerRowCount:u insertRow:b insertRowShift:b totalsRowCount:u totalsRowShown:b published:b headerRowDxfId:u dataDxfId:u | autoFilter? sortState? tableColumns tableStyleInfo? extLst?
        tableColumns count:u | tableColumn+
        tableColumn id:u! uniqueName name! totalsRowFunction totalsRowLabel queryTableFieldId:u headerRowDxfId:u dataDxfId:u | calculatedColumnFormula? totalsRowFormula? xmlColumnPr? extLst?
        tableStyleInfo name showFirstColumn:b showLastColumn:b showRowStripes:b showColumnStripes:b
        sst count:u uniqueCount:u | si* extLst?
        si,is | t? r* rPh* phoneticPr?
        r | rPr? t
        t xml:space
        rPr | …
        comments | authors commentList extLst?
        authors | author*
        commentList | comment*
        comment ref:cell! authorId:u! guid shapeId:u | text
        text | t? r* rPh* phoneticPr?
        styleSheet | numFmts? fonts? fills? borders? cellStyleXfs? cellXfs? cellStyles? dxfs? tableStyles? colors? extLst?
        numFmts count:u | numFmt+
        numFmt numFmtId:u! formatCode!
        fonts count:u | font+
        font | …
        fills count:u | fill+
        fill | patternFill? gradientFill?
        patternFill patternType=none|solid|mediumGray|darkGray|lightGray|darkHorizontal|darkVertical|darkDown|darkUp|darkGrid|darkTrellis|lightHorizontal|lightVertical|lightDown|lightUp|lightGrid|lightTrellis|gray125|gray0625 | fgColor? bgColor?
        borders count:u | border+
        border diagonalUp:b diagonalDown:b outline:b | start? end? left? right? top? bottom? diagonal? vertical? horizontal?
        left,right,top,bottom,diagonal style=none|thin|medium|dashed|dotted|thick|double|hair|mediumDashed|dashDot|mediumDashDot|dashDotDot|mediumDashDotDot|slantDashDot | color?
        cellStyleXfs,cellXfs count:u | xf+
        xf numFmtId:u fontId:u fillId:u borderId:u xfId:u quotePrefix:b pivotButton:b applyNumberFormat:b applyFont:b applyFill:b applyBorder:b applyAlignment:b applyProtection:b | alignment? protection? extLst?
        alignment horizontal=general|left|center|right|fill|justify|centerContinuous|distributed vertical=top|center|bottom|justify|distributed textRotation:u wrapText:b indent:u relativeIndent:i justifyLastLine:b shrinkToFit:b readingOrder:u
        protection locked:b hidden:b
        cellStyles count:u | cellStyle+
        cellStyle name xfId:u! builtinId:u iLevel:u hidden:b customBuiltin:b | extLst?
        dxfs count:u | dxf*
        dxf | font? numFmt? fill? alignment? border? protection? extLst?
        tableStyles count:u defaultTableStyle defaultPivotStyle | tableStyle*
        b,i,strike val:b
        rFont val!
        sz val:d!
        name val!
        ct:Types | …
        ct:Default Extension! ContentType!
        ct:Override PartName! ContentType!
        rel:Relationships | rel:Relationship*
        rel:Relationship Id! Type! Target! TargetMode=Internal|External
        op:Properties | op:property*
        op:property fmtid! pid:i! name linkTarget | …
        """
}
