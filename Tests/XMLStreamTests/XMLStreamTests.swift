// XMLStreamTests
