using System.Net;
using System.Text.RegularExpressions;
using IoTDA.Sdk.Tests.Conventions;

namespace IoTDA.Sdk.Tests.Documentation;

/// <summary>What exceptions advise and what the page says are the same words.</summary>
public sealed partial class ErrorPageTests
{
    public static TheoryData<int, string, string> Rows
    {
        get
        {
            TheoryData<int, string, string> rows = [];
            foreach (Match row in Row().Matches(Repository.Read("docs/errors.md")!))
            {
                foreach (string code in row.Groups["codes"].Value.Split(',', StringSplitOptions.TrimEntries))
                {
                    rows.Add(int.Parse(row.Groups["status"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), code.Trim('`'), row.Groups["advice"].Value);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_exception_ends_with_the_pages_advice(int status, string code, string advice)
    {
        bool byWords = code.StartsWith("words", StringComparison.Ordinal);

        var exception = new IoTDAServiceException(
            "CreateBatchTask", (HttpStatusCode)status, byWords ? default : new ErrorCode(code), byWords ? "Missing request header X-Auth-Token" : "words");

        Assert.EndsWith(advice, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_knows_every_code_that_has_a_member()
        => Assert.All(
            typeof(ErrorCode).GetProperties().Where(property => property.PropertyType == typeof(ErrorCode)).Select(property => property.GetValue(null)!.ToString()!),
            code => Assert.Contains($"`{code}`", Repository.Read("docs/errors.md"), StringComparison.Ordinal));

    [GeneratedRegex(@"^\| (?<status>\d{3}) \| (?<codes>(?:`[A-Z]+\.\d+`(?:, )?)+|words [^|]*?) \| [^|]* \| (?<advice>[^|]*?) \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
