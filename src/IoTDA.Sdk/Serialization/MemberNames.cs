using System.Text;
using System.Text.Json;

namespace IoTDA.Sdk.Serialization;

/// <summary>The names of an object's members, each known by its position. Members in the order of the names cost one comparison each.</summary>
internal sealed class MemberNames(params string[] names)
{
    private readonly byte[][] _names = Array.ConvertAll(names, Encoding.UTF8.GetBytes);

    /// <summary>Names that stand beside the members of an enumeration, each at its member's position.</summary>
    public static MemberNames Of<T>(params (T Member, string Name)[] names)
        where T : struct, Enum
    {
        string[] all = new string[names.Length];
        foreach ((T member, string name) in names)
        {
            all[(int)(object)member] = name;
        }

        return new MemberNames(all);
    }

    /// <summary>The name at a position.</summary>
    public string this[int position] => names[position];

    /// <summary>The position of the name that the reader stands on; -1 for another name.</summary>
    public int Find(ref Utf8JsonReader reader, int expected)
    {
        if (reader.ValueIsEscaped || reader.HasValueSequence)
        {
            return Array.IndexOf(names, JsonReading.ReadText(ref reader));
        }

        byte[][] all = _names;
        ReadOnlySpan<byte> name = reader.ValueSpan;
        if ((uint)expected < (uint)all.Length && name.SequenceEqual(all[expected]))
        {
            return expected;
        }

        for (int i = 0; i < all.Length; i++)
        {
            if (name.SequenceEqual(all[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
