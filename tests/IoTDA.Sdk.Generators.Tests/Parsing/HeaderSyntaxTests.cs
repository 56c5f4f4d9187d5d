using IoTDA.Sdk.Generators.Model;
using IoTDA.Sdk.Generators.Parsing;

namespace IoTDA.Sdk.Generators.Tests.Parsing;

public sealed class HeaderSyntaxTests
{
    [Theory]
    [InlineData("Accept: application/json", "Accept", "application/json")]
    [InlineData("X-Time:12:30", "X-Time", "12:30")]
    [InlineData("!#$%&'*+-.^_`|~09azAZ:   v w  ", "!#$%&'*+-.^_`|~09azAZ", "v w")]
    public void A_line_is_a_name_and_a_value(string line, string name, string value)
        => Assert.Equal(new StaticHeader(name, value), HeaderSyntax.Parse(line, out _));

    [Theory]
    [InlineData("", "no colon")]
    [InlineData("Accept", "no colon")]
    [InlineData(": v", "the name ''")]
    [InlineData("Accept : v", "the name 'Accept '")]
    [InlineData("Näme: v", "the name 'Näme'")]
    [InlineData("Accept:", "empty")]
    [InlineData("Accept:  ", "empty")]
    [InlineData("Accept: a\r\nHost: evil", "printable")]
    [InlineData("Accept: ä", "printable")]
    [InlineData("content-TYPE: text/plain", "the body states")]
    public void A_bad_line_is_refused_with_a_reason(string line, string reason)
    {
        Assert.Null(HeaderSyntax.Parse(line, out string? error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }
}
