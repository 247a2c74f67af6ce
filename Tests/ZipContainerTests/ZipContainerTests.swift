// ZipContainerTests
