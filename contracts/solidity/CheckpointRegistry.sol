// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Records the heads of append-only logs, for whoever publishes them.
/// @notice A publisher records checkpoints of a log: how many entries it has, and the root of the Merkle tree over them.
/// A publisher can only ever add: never a smaller tree than the newest, never a second root for a size. Nobody can change
/// or remove a record, the publisher and whoever deployed this included; there is no owner, no upgrade, no payment.
/// @dev A log is named by publisher and origin, so that nobody can write into, or ahead of, another's log. The contract
/// cannot know that the trees are honest, nor that one grew out of the other: that is for consistency proofs.
contract CheckpointRegistry {
    /// What is kept of a root: one storage slot.
    struct Record {
        uint64 size;
        uint64 blockNumber;
        uint64 time;
    }

    struct Log {
        uint64 newestSize;
        mapping(uint64 size => bytes32 root) roots;
        mapping(bytes32 root => Record) records;
    }

    mapping(address publisher => mapping(bytes32 originHash => Log)) private logs;

    /// @param originHash Keccak-256 of the origin, to search by; the origin itself is not indexed.
    event CheckpointPublished(
        address indexed publisher,
        bytes32 indexed originHash,
        bytes32 indexed root,
        uint64 size,
        string origin
    );

    /// A log without a name.
    error OriginMissing();
    /// An empty tree, or a root of zeros: there is nothing to record.
    error NothingToRecord();
    /// The tree is smaller than the newest one recorded.
    error SizeBelowNewest(uint64 newestSize);
    /// This very checkpoint is recorded already.
    error AlreadyRecorded(uint64 blockNumber);
    /// The size has another root, or the root another size.
    error Contradiction(bytes32 recordedRoot, uint64 recordedSize);

    /// @notice Records a checkpoint of the caller's own log.
    /// @param origin The log's origin, the first line of its checkpoints.
    /// @param size How many entries the tree has.
    /// @param root The root of the tree (RFC 9162, SHA-256).
    function publish(string calldata origin, uint64 size, bytes32 root) external {
        if (bytes(origin).length == 0) revert OriginMissing();
        if (size == 0 || root == 0) revert NothingToRecord();
        bytes32 originHash = keccak256(bytes(origin));
        Log storage log = logs[msg.sender][originHash];
        Record storage sameRoot = log.records[root];
        bytes32 sameSize = log.roots[size];
        if (sameSize == root) revert AlreadyRecorded(sameRoot.blockNumber);
        if (sameSize != 0) revert Contradiction(sameSize, size);
        if (sameRoot.size != 0) revert Contradiction(root, sameRoot.size);
        if (size < log.newestSize) revert SizeBelowNewest(log.newestSize);

        log.newestSize = size;
        log.roots[size] = root;
        log.records[root] = Record(size, uint64(block.number), uint64(block.timestamp));
        emit CheckpointPublished(msg.sender, originHash, root, size, origin);
    }

    /// @notice The checkpoint of a size; all zero where there is none.
    function atSize(address publisher, string calldata origin, uint64 size)
        external
        view
        returns (bytes32 root, uint64 blockNumber, uint64 time)
    {
        Log storage log = logs[publisher][keccak256(bytes(origin))];
        root = log.roots[size];
        Record storage found = log.records[root];
        return (root, found.blockNumber, found.time);
    }

    /// @notice The checkpoint of a root; all zero where there is none.
    function atRoot(address publisher, string calldata origin, bytes32 root)
        external
        view
        returns (uint64 size, uint64 blockNumber, uint64 time)
    {
        Record storage found = logs[publisher][keccak256(bytes(origin))].records[root];
        return (found.size, found.blockNumber, found.time);
    }

    /// @notice The newest checkpoint; all zero where there is none.
    function newest(address publisher, string calldata origin)
        external
        view
        returns (uint64 size, bytes32 root, uint64 blockNumber, uint64 time)
    {
        Log storage log = logs[publisher][keccak256(bytes(origin))];
        size = log.newestSize;
        root = log.roots[size];
        Record storage found = log.records[root];
        return (size, root, found.blockNumber, found.time);
    }
}
