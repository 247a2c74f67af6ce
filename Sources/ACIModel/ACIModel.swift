// ACIModel
