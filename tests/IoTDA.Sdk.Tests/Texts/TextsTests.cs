using System.Text.RegularExpressions;
using IoTDA.Sdk.Tests.Conventions;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>The texts that users meet, as they come when they are provoked: a change of one is seen in the diff of <c>texts.approved.md</c>.</summary>
public sealed partial class TextsTests
{
    internal const string Approved = "tests/IoTDA.Sdk.Tests/Texts/texts.approved.md";

    private const string Accept = "ACCEPT_TEXTS";

    private static readonly Dictionary<string, Func<TextFile, TextLog, Task>> Sections = new()
    {
        ["Settings"] = SettingTexts.TellAsync,
        ["Hosting"] = (file, _) => HostingTexts.TellAsync(file),
        ["Requests that are not sent"] = RequestTexts.TellAsync,
        ["CreateBatchTask"] = (file, log) => AnswerTexts.TellAsync(file, log, "CreateBatchTask"),
        ["ShowBatchTask"] = (file, log) => AnswerTexts.TellAsync(file, log, "ShowBatchTask"),
        ["DeleteBatchTask"] = (file, log) => AnswerTexts.TellAsync(file, log, "DeleteBatchTask"),
        ["Credentials"] = CredentialTexts.TellAsync,
        ["Handlers and limits of the client"] = HandlerTexts.TellAsync,
        ["Longer stories"] = RecoveryTexts.TellAsync,
        ["JSON"] = JsonTexts.TellAsync,
        ["Objects"] = (file, _) => Done(() => ObjectTexts.TellObjects(file)),
        ["Instruments"] = (file, _) => Done(() => ObjectTexts.TellInstruments(file)),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_texts_are_the_agreed_ones()
    {
        string actual = await PrintAsync();
        string file = Path.Combine(Repository.Root, Approved);
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            await File.WriteAllTextAsync(file, actual, Cancellation);
        }

        string[] approved = Repository.Read(Approved)?.Split('\n') ?? [];
        string[] lines = actual.Split('\n');
        Broken.None([
            .. approved.Except(lines).Select(line => $"- {line}"),
            .. lines.Except(approved).Select(line => $"+ {line}"),
            .. approved.SequenceEqual(lines) ? [] : new[] { $"If users shall read this, accept it with {Accept}=1 and commit {Approved}." },
        ]);
    }

    [Fact]
    public void No_text_is_malformed()
        => Broken.None(Repository.Read(Approved)!.Split('\n').Select(line => line.TrimStart()).Where(line => line.StartsWith("- ", StringComparison.Ordinal))
            .Select(line => Odd().Match(Quoted().Replace(line[2..], "x")) is { Success: true } odd ? $"'{odd.Value}' in: {line}" : null).OfType<string>());

    [Theory]
    [InlineData("It failed with HTTP 401 401.")]
    [InlineData("It failed..")]
    [InlineData("It  failed.")]
    [InlineData("It was not to be had.")]
    [InlineData("It failed .")]
    [InlineData("The the service.")]
    [InlineData("It stays unknown (It failed.).")]
    public void What_is_malformed_is_found(string text) => Assert.Matches(Odd(), text);

    [Fact]
    public void A_read_is_never_said_to_have_been_executed()
        => Assert.DoesNotContain(Repository.Read(Approved)!.Split('\n'), line => Read().IsMatch(line));

    private static async Task<string> PrintAsync()
    {
        TextFile file = new();
        using TextLog log = new();
        foreach ((string title, Func<TextFile, TextLog, Task> tellAsync) in Sections)
        {
            file.Section(title);
            await tellAsync(file, log);
        }

        file.Section("Log events");
        foreach (string line in log.Lines)
        {
            file.Line(line);
        }

        return file.ToString();
    }

    private static Task Done(Action tell)
    {
        tell();
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"\b(\w+) \1\b|(?<![.('])\.\.(?![.)'])|  +|(?<=\w) [.,;:](\s|$)|to be had|:\s*:|\s\(\)|\{\w+\}|(?<!\.)\.\)[.;,]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Odd();

    // A value that a message repeats.
    [GeneratedRegex(@"(?<=it is )'.*'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*- (List|Show|Search)\w+ .*may have executed", RegexOptions.CultureInvariant)]
    private static partial Regex Read();
}
