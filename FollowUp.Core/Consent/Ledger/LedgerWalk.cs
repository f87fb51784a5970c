namespace FollowUp.Core.Consent.Ledger;

/// <summary>Follows a ledger line by line, in order of position. Pure.</summary>
/// <param name="erased">Position of the last line that says of an address hash that its person was erased.</param>
/// <param name="removed">Stands for first lines that were old enough to go; null when none were.</param>
public sealed class LedgerWalk(IKeyedHashes hashes, IReadOnlyDictionary<string, long> erased, ConsentCheckpoint? removed = null)
{
    /// <summary>Of the last line that was good; 0: none yet.</summary>
    public long Position { get; private set; } = removed?.Position ?? 0;

    /// <summary>Of that line.</summary>
    public string Hash { get; private set; } = removed?.Hash ?? LedgerHash.Start;

    /// <returns>Null when the line is good.</returns>
    public LedgerBreak? Next(ConsentEntry line)
    {
        if (line.Position > Position + 1)
        {
            return new LedgerBreak(LedgerBreakKind.Missing, Position + 1, "There is a gap.");
        }

        var wrong = line.Position <= Position ? "There is more than one line at its position."
            : line.PreviousHash != Hash ? "It is not bound to the line before it."
            : LedgerHash.Of(hashes, line) != line.Hash ? "Its content does not fit its hash."
            : Personal(line);
        if (wrong is not null)
        {
            return new LedgerBreak(LedgerBreakKind.Changed, line.Position, wrong);
        }

        (Position, Hash) = (line.Position, line.Hash);
        return null;
    }

    /// <summary>Address and evidence stand beside the hash, so that they can be erased; then the ledger says so in a later line.</summary>
    private string? Personal(ConsentEntry line)
    {
        var gone = line.Address is null || (line.Personal is null && line.PersonalHash is not null);
        if (line.ErasedAt is { } at)
        {
            return line.Address is not null || line.Personal is not null ? "It counts as erased and still holds personal data."
                : at < line.RecordedAt ? "It was erased before it was written."
                : erased.GetValueOrDefault(line.AddressHash) < line.Position ? "Its personal data were removed, and no line says that the person was erased."
                : null;
        }

        return gone ? "Its address or evidence was removed."
            : AddressHash.Of(hashes, line.Channel, line.Address!) != line.AddressHash ? "Its address does not fit its hash."
            : line.PersonalHash != (line.Personal is null ? null : hashes.Of(line.Personal)) ? "Its evidence does not fit its hash."
            : null;
    }
}
