using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Consent.Import;

/// <summary>Takes consent that was given elsewhere, from a CSV file with a file that proves it. Marketers and above.</summary>
public interface IConsentImport
{
    /// <summary>Reads the file and says what would be written; nothing is.</summary>
    /// <exception cref="InputException">It is no such file.</exception>
    Task<ImportPreview> PreviewAsync(Actor actor, ReadOnlyMemory<byte> csv, CancellationToken cancellationToken);

    /// <summary>Writes what the ledger does not have yet; the same file once more adds nothing.</summary>
    /// <exception cref="InputException">A row cannot be taken: nothing was written.</exception>
    Task<ImportOutcome> ImportAsync(Actor actor, ReadOnlyMemory<byte> csv, ProofFile proof, CancellationToken cancellationToken);
}

/// <summary>What proves the consent, such as a scan or an export of the system it was given in.</summary>
public sealed record ProofFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>Limits of an import.</summary>
public static class ImportLimits
{
    /// <summary>Bytes of the CSV file.</summary>
    public const int LargestCsv = 10 * 1024 * 1024;

    /// <summary>Bytes of the proof file.</summary>
    public const int LargestProof = 10 * 1024 * 1024;

    public const int MostRows = 50_000;

    /// <summary>Errors that are told; more are counted.</summary>
    public const int MostErrors = 100;
}

/// <summary>What a file holds.</summary>
/// <param name="New">Rows the ledger does not have.</param>
/// <param name="Known">Rows the ledger has already, word for word.</param>
/// <param name="Repeated">Rows that stand in the file more than once.</param>
/// <param name="Errors">The first of them.</param>
public sealed record ImportPreview(int Rows, int New, int Known, int Repeated, IReadOnlyList<RowError> Errors, int ErrorCount);

/// <param name="Line">Of the file, from 1; the head is line 1.</param>
public sealed record RowError(int Line, string Field, string Message);

/// <param name="ProofHash">SHA-256 of the proof file, kept in each line.</param>
public sealed record ImportOutcome(int Added, int Known, int Repeated, string ProofHash);
