using System.Text.Json;

namespace IoTDA.Sdk.Serialization;

/// <summary>Walks through an object's members.</summary>
internal struct MemberReader(MemberNames names)
{
    private uint _seen;

    /// <summary>The position of the member's name among the known ones; -1 for one that is not known.</summary>
    public int Member { get; private set; } = -1;

    /// <summary>Reads the next member's name and steps on to its value.</summary>
    /// <exception cref="JsonException">The member was there already: two values for one member are two readings of one answer.</exception>
    public bool Next(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        Member = names.Find(ref reader, Member + 1);
        if (Member >= 0)
        {
            uint bit = 1u << Member;
            if ((_seen & bit) != 0)
            {
                throw new JsonException("A member is there twice.");
            }

            _seen |= bit;
        }

        reader.Read();
        return true;
    }
}
