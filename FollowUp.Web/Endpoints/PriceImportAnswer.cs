namespace FollowUp.Web.Endpoints;

/// <summary>What became of an import.</summary>
internal sealed record PriceImportAnswer(int Added, int Changed, int Unchanged);
