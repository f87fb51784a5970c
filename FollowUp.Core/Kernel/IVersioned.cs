namespace FollowUp.Core.Kernel;

/// <summary>
/// Guarded by optimistic concurrency: a save that started from an older version fails with <see cref="ConflictException"/>.
/// The application counts the version up, because SQLite has no row version of its own.
/// </summary>
public interface IVersioned
{
    int Version { get; set; }
}
