using System.Text;
using System.Text.RegularExpressions;
using IoTDA.Sdk.Tests.Authentication;
using IoTDA.Sdk.Tests.BatchTasks.Requests;
using IoTDA.Sdk.Tests.Conventions;
using IoTDA.Sdk.Tests.DependencyInjection.Misconfigurations;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>The texts that users meet, as they come when they are provoked: a change of one is seen in the diff of <c>texts.approved.md</c>.</summary>
public sealed partial class TextsTests
{
    private const string Accept = "ACCEPT_TEXTS";
    private const string Approved = "tests/IoTDA.Sdk.Tests/Texts/texts.approved.md";

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
            .Select(line => Odd().Match(line[2..]) is { Success: true } odd ? $"'{odd.Value}' in: {line}" : null).OfType<string>());

    [Theory]
    [InlineData("It failed with HTTP 401 401.")]
    [InlineData("It failed..")]
    [InlineData("It  failed.")]
    [InlineData("It was not to be had.")]
    [InlineData("It failed .")]
    [InlineData("The the service.")]
    public void What_is_malformed_is_found(string text) => Assert.Matches(Odd(), text);

    [Fact]
    public void A_read_is_never_said_to_have_been_executed()
        => Assert.DoesNotContain(Repository.Read(Approved)!.Split('\n'), line => Read().IsMatch(line));

    private static async Task<string> PrintAsync()
    {
        LogLines log = new();
        StringBuilder text = new("# Texts that users meet\n\nWritten by `TextsTests`, which provokes them. Accept a change with `ACCEPT_TEXTS=1`.\n");
        text.Append("\n## Settings\n\n");
        foreach ((string condition, Misconfiguration mistake) in Mistakes.All)
        {
            Row(text, condition, (await MisconfigurationTests.ToldAsync(mistake)).Says);
        }

        text.Append("\n## Requests that are not sent\n\n");
        foreach ((string condition, CreateBatchTaskRequest request) in LimitCase.All.Concat(DocumentLimitCase.All).Select(limit => (limit.Key, limit.Value.Refused)))
        {
            using IoTDAClient client = Clients.Of(new StubHandler(StubHandler.Answer(500)), new ManualTimeProvider());
            Row(text, condition, (await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTasks.CreateAsync(request, Cancellation))).Message);
        }

        foreach (string operation in new[] { "CreateBatchTask", "ShowBatchTask", "DeleteBatchTask" })
        {
            text.Append("\n## ").Append(operation).Append("\n\n");
            foreach ((string condition, Func<HttpResponseMessage> answer) in FailedCalls.Answers)
            {
                Row(text, condition, await FailedCalls.MessageAsync(operation, answer, log));
            }
        }

        text.Append("\n## Longer stories\n\n");
        foreach ((string condition, string message) in await FailedCalls.StoriesAsync(log))
        {
            Row(text, condition, message);
        }

        text.Append("\n## Log lines\n\n");
        foreach (string line in log.Lines.Select(line => line.Split('\n')[0].Trim()).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append("- ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    // A message of several lines is a row of several.
    private static void Row(StringBuilder text, string condition, string message)
        => text.Append("- ").Append(condition).Append('\n').AppendJoin("", message.Split('\n').Select(line => $"  - {line.Trim()}\n"));

    [GeneratedRegex(@"\b(\w+) \1\b|\.\.|  +|(?<=\w) [.,;:](\s|$)|to be had|:\s*:|\(\)|\{\w+\}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Odd();

    [GeneratedRegex(@"^\s*- (List|Show|Search)\w+ .*may have executed", RegexOptions.CultureInvariant)]
    private static partial Regex Read();
}
