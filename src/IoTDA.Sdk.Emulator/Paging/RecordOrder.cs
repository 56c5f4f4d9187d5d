namespace IoTDA.Sdk.Emulator.Paging;

/// <summary>Looks up places in records that lie in ascending order of id.</summary>
internal static class RecordOrder
{
    /// <summary>How many records have a smaller id, which is also the place of the record with this id if there is one.</summary>
    public static int CountBelow<T>(IReadOnlyList<T> ascending, Func<T, string> idOf, string id)
    {
        int low = 0;
        int high = ascending.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (string.CompareOrdinal(idOf(ascending[middle]), id) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
