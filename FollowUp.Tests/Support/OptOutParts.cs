using FollowUp.Core.Kernel;
using FollowUp.Infrastructure.Persistence;
using FollowUp.Infrastructure.Persistence.Stores.Consent;
using FollowUp.Infrastructure.Persistence.Stores.Reports;
using FollowUp.Infrastructure.Scheduling;
using NodaTime;

namespace FollowUp.Tests.Support;

/// <summary>The stores of opting out on a database, put together as the product does.</summary>
internal sealed class OptOutParts(Database database, IIdSource ids, IClock clock)
{
    private static readonly TestHashes Hashes = new();

    public ConsentLedger Ledger { get; } = new(Hashes, database, ids, clock);

    public OptOuts OptOuts => new(Ledger, Hashes, database, ids);

    public OptOutStore Links => new(database, OptOuts, Hashes, clock);

    public ContactOptOutStore Contacts => new(database, OptOuts, Plans.Phones, clock);

    public PossibleOptOutStore Possible => new(database, OptOuts, new ScanSignals(), clock);

    public SuppressionStore List => new(database, OptOuts, Hashes, Plans.Phones, clock);

    public PreferenceStore Preferences => new(database, OptOuts, Hashes, clock);

    public ReceivedMessageStore Received => new(database, new KeywordInbox(OptOuts, new KeywordAnswers(Hashes, database, ids), Hashes, ids), ids, clock, new ScanSignals());
}
