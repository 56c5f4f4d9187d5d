using System.Text.RegularExpressions;
using IoTDA.Sdk.Tests.Conventions;

namespace IoTDA.Sdk.Tests.Documentation;

/// <summary>The messages that <c>docs/troubleshooting.md</c> explains are those of the code.</summary>
public sealed partial class TroubleshootingPageTests
{
    private static readonly string Sources = string.Concat(Repository.Projects.SelectMany(Repository.Sources).Select(file => file.Text));

    public static TheoryData<string> Messages => new(MessagesOf("docs/troubleshooting.md"));

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_one_that_the_code_gives(string message)
        => Assert.All(
            message.Split('…').Select(part => part.Trim(' ', '.', ':', ',')).Where(part => part.Length > 0),
            part => Assert.Contains(part, Sources, StringComparison.Ordinal));

    [Fact]
    public void The_page_explains_many_messages() => Assert.InRange(Messages.Count, 30, 200);

    [Fact]
    public void The_Chinese_page_explains_the_same_messages()
        => Assert.Equal(MessagesOf("docs/troubleshooting.md").Order(StringComparer.Ordinal), MessagesOf("docs/zh-CN/troubleshooting.md").Order(StringComparer.Ordinal));

    private static IEnumerable<string> MessagesOf(string page) => Quoted().Matches(Repository.Read(page)!).Select(quoted => quoted.Groups["text"].Value).Where(IsMessage).Distinct();

    // Words with a space between them, which are neither code nor a command.
    private static bool IsMessage(string text) => text.Contains(' ', StringComparison.Ordinal) && !text.AsSpan().ContainsAny("(\"<=") && !text.StartsWith("curl", StringComparison.Ordinal);

    [GeneratedRegex("(?<!`)`(?<text>[^`\n]+)`(?!`)", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
