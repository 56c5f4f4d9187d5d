using IoTDA.Sdk.Generators.Emitting;

namespace IoTDA.Sdk.Generators.Tests.Emitting;

public sealed class SourceWriterTests
{
    [Fact]
    public void Blocks_are_indented_and_lines_end_in_lf_alone()
    {
        var writer = new SourceWriter();

        writer.Line("class A");
        writer.OpenBlock();
        writer.Line("void B()");
        writer.OpenBlock();
        writer.Line();
        writer.Line("C();");
        writer.CloseBlock();
        writer.CloseBlock();

        Assert.Equal("class A\n{\n    void B()\n    {\n\n        C();\n    }\n}\n", writer.ToString());
    }
}
