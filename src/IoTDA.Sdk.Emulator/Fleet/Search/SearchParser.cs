using System.Globalization;
using System.Text.RegularExpressions;
using IoTDA.Sdk.Emulator.Errors;

namespace IoTDA.Sdk.Emulator.Fleet.Search;

/// <summary>
/// Reads statements such as <c>select * from device where product_id = 'p' and device_name like 'meter%' order by marker desc limit 0,50</c>.
/// Keywords in any case, at most 400 characters, five conditions, no parentheses around them.
/// </summary>
internal sealed partial class SearchParser
{
    private const int MaxCharacters = 400;
    private const int MaxConditions = 5;
    private const int MinPrefix = 4;

    private readonly List<string> _tokens = [];
    private int _at;

    private SearchParser(string sql)
    {
        int end = 0;
        foreach (Match match in Token().Matches(sql))
        {
            if (!string.IsNullOrWhiteSpace(sql[end..match.Index]))
            {
                throw Refuse($"'{sql[end..match.Index].Trim()}' is not understood");
            }

            _tokens.Add(match.Value);
            end = match.Index + match.Length;
        }

        if (!string.IsNullOrWhiteSpace(sql[end..].TrimEnd(';')))
        {
            throw Refuse($"'{sql[end..].Trim()}' is not understood");
        }
    }

    /// <exception cref="RequestRefusedException">The statement is not one; the message says what was expected.</exception>
    public static SearchStatement Parse(string sql)
        => sql.Length <= MaxCharacters ? new SearchParser(sql).Statement() : throw Refuse($"it has {sql.Length} characters, at most {MaxCharacters} are allowed");

    [GeneratedRegex(@"'[^']*'|[A-Za-z_][A-Za-z0-9_]*|\d+|!=|[=<>(),*]", RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    private static RequestRefusedException Refuse(string reason) => RequestRefusedException.InvalidInput($"The sql cannot be read: {reason}.");

    private SearchStatement Statement()
    {
        Keyword("select");
        (bool counts, List<string>? fields) = Selection();
        Keyword("from");
        Keyword("device");
        List<IReadOnlyList<SearchCondition>> anyOf = TryKeyword("where") ? Conditions() : [];
        bool? descending = TryKeyword("order") ? Order() : null;
        (int offset, int rows) = TryKeyword("limit") ? Limit() : (0, 10);
        return _at == _tokens.Count
            ? new SearchStatement(counts, fields, anyOf, descending, offset, rows)
            : throw Refuse($"'{_tokens[_at]}' was not expected");
    }

    private (bool Counts, List<string>? Fields) Selection()
    {
        if (TryKeyword("count"))
        {
            Keyword("(");
            if (!TryKeyword("*"))
            {
                Keyword("1");
            }

            Keyword(")");
            return (true, null);
        }

        if (TryKeyword("*"))
        {
            return (false, null);
        }

        List<string> fields = [Next("a field")];
        while (TryKeyword(","))
        {
            fields.Add(Next("a field"));
        }

        return (false, fields);
    }

    private List<IReadOnlyList<SearchCondition>> Conditions()
    {
        List<IReadOnlyList<SearchCondition>> anyOf = [];
        int count = 0;
        do
        {
            List<SearchCondition> allOf = [];
            do
            {
                allOf.Add(Condition());
                count++;
            }
            while (TryKeyword("and"));

            anyOf.Add(allOf);
        }
        while (TryKeyword("or"));

        return count <= MaxConditions ? anyOf : throw Refuse($"it has {count} conditions, at most {MaxConditions} are allowed");
    }

    private SearchCondition Condition()
    {
        string field = Next("a field");
        if (!SearchFields.All.Contains(field))
        {
            throw Refuse($"'{field}' is not a field that can be searched");
        }

        string sign = Next("an operator").ToLowerInvariant();
        if (sign == "not")
        {
            Keyword("in");
            return new SearchCondition(field, "not in", Texts());
        }

        return sign switch
        {
            "in" => new SearchCondition(field, sign, Texts()),
            "like" => new SearchCondition(field, sign, [Prefix()]),
            "=" or "!=" or "<" or ">" => new SearchCondition(field, sign, [Text()]),
            _ => throw Refuse($"'{sign}' is not an operator"),
        };
    }

    private string Prefix()
    {
        string text = Text();
        return text.Length > MinPrefix && text.IndexOf('%', StringComparison.Ordinal) == text.Length - 1
            ? text
            : throw Refuse($"like needs a prefix of at least {MinPrefix} characters and % at the end, not '{text}'");
    }

    private List<string> Texts()
    {
        Keyword("(");
        List<string> texts = [Text()];
        while (TryKeyword(","))
        {
            texts.Add(Text());
        }

        Keyword(")");
        return texts;
    }

    private bool Order()
    {
        Keyword("by");
        Keyword("marker");
        return TryKeyword("desc") || (TryKeyword("asc") && false);
    }

    private (int Offset, int Rows) Limit()
    {
        int first = Number(500);
        (int offset, int rows) = TryKeyword(",") ? (first, Number(50)) : (0, first);
        return rows is > 0 and <= 50 ? (offset, rows) : throw Refuse("limit is at most 50, its offset at most 500");
    }

    private int Number(int max)
        => int.TryParse(Next("a number"), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= max
            ? value
            : throw Refuse("limit is at most 50, its offset at most 500");

    private string Text()
    {
        string token = Next("a text");
        return token.StartsWith('\'') ? token[1..^1] : throw Refuse($"a text in quotes was expected, not '{token}'");
    }

    private string Next(string what) => _at < _tokens.Count ? _tokens[_at++] : throw Refuse($"{what} was expected at the end");

    private bool TryKeyword(string keyword)
    {
        if (_at < _tokens.Count && string.Equals(_tokens[_at], keyword, StringComparison.OrdinalIgnoreCase))
        {
            _at++;
            return true;
        }

        return false;
    }

    private void Keyword(string keyword)
    {
        if (!TryKeyword(keyword))
        {
            throw Refuse(_at < _tokens.Count ? $"'{keyword}' was expected, not '{_tokens[_at]}'" : $"'{keyword}' was expected at the end");
        }
    }
}
