using IoTDA.Sdk.Generators.Emitting;

namespace IoTDA.Sdk.Generators.Tests.Emitting;

public sealed class CSharpTests
{
    [Theory]
    [InlineData("a", "\"a\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("a\r\n\t\0", "\"a\\r\\n\\t\\0\"")]
    [InlineData("{0}", "\"{0}\"")]
    public void A_literal_is_escaped(string value, string literal) => Assert.Equal(literal, CSharp.Literal(value));

    [Theory]
    [InlineData("taskId", "taskId")]
    [InlineData("event", "@event")]
    [InlineData("file", "file")]
    public void Only_a_reserved_word_gets_an_at_sign(string name, string identifier) => Assert.Equal(identifier, CSharp.Identifier(name));

    [Theory]
    [InlineData("path")]
    [InlineData("path2", "path")]
    [InlineData("path4", "path", "path2", "path3")]
    [InlineData("path2", "path", "path3")]
    public void An_unused_name_is_the_first_that_is_free(string expected, params string[] taken) => Assert.Equal(expected, CSharp.Unused("path", taken));
}
