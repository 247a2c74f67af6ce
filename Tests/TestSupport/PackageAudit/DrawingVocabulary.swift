/// Drawings, pictures and charts (ISO 29500-1 §20.5 and §21.2), as far as the project writes them.
enum DrawingVocabulary {
    static let table = """
        xdr:wsDr | …
        xdr:twoCellAnchor editAs=twoCell|oneCell|absolute | xdr:from xdr:to xdr:sp? xdr:grpSp? xdr:graphicFrame? xdr:cxnSp? xdr:pic? xdr:contentPart? xdr:clientData
        xdr:oneCellAnchor | xdr:from xdr:ext xdr:sp? xdr:grpSp? xdr:graphicFrame? xdr:cxnSp? xdr:pic? xdr:contentPart? xdr:clientData
        xdr:ext cx:i! cy:i!
        xdr:pic macro fPublished:b | xdr:nvPicPr xdr:blipFill xdr:spPr xdr:style?
        xdr:nvPicPr | xdr:cNvPr xdr:cNvPicPr
        xdr:cNvPicPr preferRelativeResize:b | a:picLocks? a:extLst?
        xdr:blipFill dpi:u rotWithShape:b | a:blip? a:srcRect? a:tile? a:stretch?
        a:blip r:embed r:link cstate | …
        xdr:spPr bwMode | …
        xdr:from,xdr:to | xdr:col xdr:colOff xdr:row xdr:rowOff
        xdr:graphicFrame macro fPublished:b | xdr:nvGraphicFramePr xdr:xfrm a:graphic
        xdr:nvGraphicFramePr | xdr:cNvPr xdr:cNvGraphicFramePr
        xdr:cNvPr id:u! name! descr hidden:b title | …
        xdr:xfrm | a:off? a:ext?
        a:graphic | a:graphicData
        c:chartSpace | c:date1904? c:lang? c:roundedCorners? mc:AlternateContent? c:style? c:clrMapOvr? c:pivotFmts? c:protection? c:chart c:spPr? c:txPr? c:externalData? c:printSettings? c:userShapes? c:extLst?
        c:chart r:id | c:title? c:autoTitleDeleted? c:pivotFmts? c:view3D? c:floor? c:sideWall? c:backWall? c:plotArea? c:legend? c:plotVisOnly? c:dispBlanksAs? c:extLst?
        c:title | c:tx? c:layout? c:overlay? c:spPr? c:txPr? c:extLst?
        c:plotArea | c:layout? c:barChart* c:lineChart* c:catAx* c:valAx* c:dTable? c:spPr? c:extLst?
        c:barChart | c:barDir c:grouping? c:varyColors? c:ser* c:dLbls? c:gapWidth? c:overlap? c:serLines* c:axId+ c:extLst?
        c:lineChart | c:grouping c:varyColors? c:ser* c:dLbls? c:dropLines? c:hiLowLines? c:upDownBars? c:marker? c:smooth? c:axId+ c:extLst?
        c:marker val:b | c:symbol? c:size? c:spPr? c:extLst?
        c:symbol val=circle|dash|diamond|dot|none|picture|plus|square|star|triangle|x|auto!
        c:ser | c:idx c:order c:tx? c:spPr? c:invertIfNegative? c:marker? c:pictureOptions? c:dPt* c:dLbls? c:trendline* c:errBars? c:cat? c:val? c:smooth? c:shape? c:extLst?
        c:cat | c:multiLvlStrRef? c:numRef? c:numLit? c:strRef? c:strLit?
        c:val | c:numRef? c:numLit?
        c:strRef | c:f c:strCache? c:extLst?
        c:numRef | c:f c:numCache? c:extLst?
        c:strCache | c:ptCount? c:pt* c:extLst?
        c:numCache | c:formatCode? c:ptCount? c:pt* c:extLst?
        c:pt idx:u! formatCode | c:v
        c:catAx | c:axId c:scaling c:delete? c:axPos c:majorGridlines? c:minorGridlines? c:title? c:numFmt? c:majorTickMark? c:minorTickMark? c:tickLblPos? c:spPr? c:txPr? c:crossAx c:crosses? c:crossesAt? c:auto? c:lblAlgn? c:lblOffset? c:tickLblSkip? c:tickMarkSkip? c:noMultiLvlLbl? c:extLst?
        c:valAx | c:axId c:scaling c:delete? c:axPos c:majorGridlines? c:minorGridlines? c:title? c:numFmt? c:majorTickMark? c:minorTickMark? c:tickLblPos? c:spPr? c:txPr? c:crossAx c:crosses? c:crossesAt? c:crossBetween? c:majorUnit? c:minorUnit? c:dispUnits? c:extLst?
        c:scaling | c:logBase? c:orientation? c:max? c:min? c:extLst?
        c:legend | c:legendPos? c:legendEntry* c:layout? c:overlay? c:spPr? c:txPr? c:extLst?
        c:roundedCorners,c:overlay,c:autoTitleDeleted,c:varyColors,c:invertIfNegative,c:plotVisOnly,c:delete,c:smooth val:b
        c:axId,c:idx,c:order,c:ptCount val:u!
        """
}
