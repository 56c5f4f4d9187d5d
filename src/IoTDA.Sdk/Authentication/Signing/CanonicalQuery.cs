namespace IoTDA.Sdk.Authentication.Signing;

/// <summary>The query as it is signed: sorted by name and value, each as <c>name=value</c>.</summary>
internal static class CanonicalQuery
{
    private const int StackedParameters = 32;

    /// <summary>Appends the query.</summary>
    public static void Append(ref Utf8Text text, scoped ReadOnlySpan<char> query)
    {
        if (query.IsEmpty)
        {
            return;
        }

        int count = query.Count('&') + 1;
        Span<Parameter> parameters = count <= StackedParameters ? stackalloc Parameter[count] : new Parameter[count];
        var encoded = new Utf8Text(stackalloc byte[512]);
        try
        {
            count = Encode(query, parameters, ref encoded);
            parameters = parameters[..count];
            Sort(parameters, encoded.Written);
            for (int i = 0; i < parameters.Length; i++)
            {
                if (i > 0)
                {
                    text.Append((byte)'&');
                }

                text.Append(parameters[i].NameIn(encoded.Written));
                text.Append((byte)'=');
                text.Append(parameters[i].ValueIn(encoded.Written));
            }
        }
        finally
        {
            encoded.Dispose();
        }
    }

    private static int Encode(scoped ReadOnlySpan<char> query, scoped Span<Parameter> parameters, ref Utf8Text encoded)
    {
        int count = 0;
        while (!query.IsEmpty)
        {
            int end = query.IndexOf('&');
            ReadOnlySpan<char> parameter = end < 0 ? query : query[..end];
            query = end < 0 ? [] : query[(end + 1)..];
            if (parameter.IsEmpty)
            {
                continue;
            }

            int equals = parameter.IndexOf('=');
            int start = encoded.Length;
            PercentEncoding.AppendPart(ref encoded, equals < 0 ? parameter : parameter[..equals]);
            int middle = encoded.Length;
            PercentEncoding.AppendPart(ref encoded, equals < 0 ? [] : parameter[(equals + 1)..]);
            parameters[count++] = new Parameter(start, middle, encoded.Length);
        }

        return count;
    }

    // A handful of parameters, mostly in order: insertion needs no comparer object.
    private static void Sort(scoped Span<Parameter> parameters, scoped ReadOnlySpan<byte> encoded)
    {
        for (int i = 1; i < parameters.Length; i++)
        {
            Parameter moving = parameters[i];
            int at = i;
            while (at > 0 && Compare(parameters[at - 1], moving, encoded) > 0)
            {
                parameters[at] = parameters[at - 1];
                at--;
            }

            parameters[at] = moving;
        }
    }

    private static int Compare(Parameter left, Parameter right, scoped ReadOnlySpan<byte> encoded)
    {
        int byName = PercentEncoding.Compare(left.NameIn(encoded), right.NameIn(encoded));
        return byName != 0 ? byName : PercentEncoding.Compare(left.ValueIn(encoded), right.ValueIn(encoded));
    }

    private readonly record struct Parameter(int Start, int Middle, int End)
    {
        public ReadOnlySpan<byte> NameIn(ReadOnlySpan<byte> encoded) => encoded[Start..Middle];

        public ReadOnlySpan<byte> ValueIn(ReadOnlySpan<byte> encoded) => encoded[Middle..End];
    }
}
